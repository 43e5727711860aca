using System.Globalization;
using System.Text;
using InvestOps.Pipeline.Ports;
using InvestOps.Pipeline.Runs;

namespace InvestOps.Adapters.FileStorage;

/// <summary>
/// The queue as folders: a request is a JSON file in <c>pending</c>, taken by renaming it into <c>running</c>, which only one
/// worker can do, and ends in <c>done</c> or <c>failed</c> with the reason beside it. A running file's name ends in
/// <c>.MACHINE_PROCESS_START_ATTEMPT</c>; the next worker takes over what a dead one left, three times at most.
/// </summary>
public sealed class FileWorkQueue : IWorkQueue
{
    private const string Ending = ".json";
    private const string Reason = ".reason.txt";
    private const int MostAttempts = 3;
    private readonly string _pending;
    private readonly string _running;
    private readonly string _done;
    private readonly string _failed;
    private readonly int _maximumBytes;
    private readonly TemporaryFiles _temporary;
    private readonly FileOwner _owner;

    /// <param name="pending">The folder that requests are put into; <c>running</c>, <c>done</c> and <c>failed</c> are made beside it.</param>
    /// <param name="worker">This process, written into the names of the files it works on.</param>
    /// <param name="maximumBytes">The largest file that is read.</param>
    public FileWorkQueue(string pending, RunIdentity worker, int maximumBytes)
    {
        ArgumentException.ThrowIfNullOrEmpty(pending);
        ArgumentNullException.ThrowIfNull(worker);
        _pending = Path.GetFullPath(pending);
        var parent = Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(_pending)) ?? _pending;
        _running = Path.Combine(parent, "running");
        _done = Path.Combine(parent, "done");
        _failed = Path.Combine(parent, "failed");
        _maximumBytes = maximumBytes;
        _temporary = new TemporaryFiles(worker);
        _owner = new FileOwner(worker);
    }

    public async Task<bool> SendAsync(string id, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        var name = id + Ending;
        var target = Path.Combine(_pending, name);
        if (File.Exists(target) || RunningFiles().Any(file => NameOf(file) == name))
        {
            return false;
        }

        var temporary = await _temporary.WriteAsync(target, body, cancellationToken);
        File.Move(temporary, target, overwrite: true);
        return true;
    }

    public async Task<WorkItem?> ReceiveAsync(CancellationToken cancellationToken)
    {
        foreach (var (file, name, attempt) in Abandoned().Concat(Waiting()))
        {
            cancellationToken.ThrowIfCancellationRequested();
            Directory.CreateDirectory(_running);
            var taken = Path.Combine(_running, string.Create(CultureInfo.InvariantCulture, $"{name}.{_owner.Mark}_{attempt}"));
            if (TryMove(file, taken))
            {
                return await OpenAsync(taken, attempt, cancellationToken);
            }
        }

        return null;
    }

    public Task CompleteAsync(WorkItem item, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(item);
        Directory.CreateDirectory(_done);
        File.Move(item.Receipt, Path.Combine(_done, NameOf(item.Receipt)), overwrite: true);
        RemoveEarlier(_failed, item);
        return Task.CompletedTask;
    }

    public async Task FailAsync(WorkItem item, string reason, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(item);
        var target = Path.Combine(_failed, NameOf(item.Receipt));
        await WriteReasonAsync(target, reason, cancellationToken);
        File.Move(item.Receipt, target, overwrite: true);
        RemoveEarlier(_done, item);
    }

    public async Task RejectAsync(WorkItem item, string reason, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(item);
        var target = Path.Combine(_failed, item.Id + Ending);
        await WriteReasonAsync(target, reason, cancellationToken);
        File.Move(await _temporary.WriteAsync(target, item.Body, cancellationToken), target, overwrite: true);
    }

    public Task<int> CountAsync(CancellationToken cancellationToken) => Task.FromResult(Waiting().Count() + RunningFiles().Count());

    public Task ReturnAsync(WorkItem item, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(item);
        Directory.CreateDirectory(_pending);
        var target = Path.Combine(_pending, NameOf(item.Receipt));
        if (!TryMove(item.Receipt, target) && File.Exists(target))
        {
            File.Delete(item.Receipt); // it was asked for again meanwhile
        }

        return Task.CompletedTask;
    }

    private static string NameOf(string runningFile) => Path.GetFileNameWithoutExtension(runningFile);

    private static bool TryMove(string from, string to)
    {
        try
        {
            File.Move(from, to, overwrite: false);
            return true;
        }
        catch (IOException)
        {
            return false; // another worker was faster, the file is still being written, or this process has one of that name
        }
    }

    // What came of an earlier request of this name is no longer so.
    private static void RemoveEarlier(string folder, WorkItem item)
    {
        if (Directory.Exists(folder))
        {
            var file = Path.Combine(folder, NameOf(item.Receipt));
            File.Delete(file);
            File.Delete(Path.ChangeExtension(file, Reason));
        }
    }

    private async Task WriteReasonAsync(string target, string reason, CancellationToken cancellationToken)
    {
        var file = Path.ChangeExtension(target, Reason);
        File.Move(await _temporary.WriteAsync(file, Encoding.UTF8.GetBytes(reason + "\n"), cancellationToken), file, overwrite: true);
    }

    private async Task<WorkItem> OpenAsync(string taken, int attempt, CancellationToken cancellationToken)
    {
        var id = Path.GetFileNameWithoutExtension(NameOf(taken));
        if (attempt > MostAttempts)
        {
            return new WorkItem(id, default, taken, string.Create(CultureInfo.InvariantCulture, $"The worker died {MostAttempts} times while running this."));
        }

        var stream = new FileStream(taken, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
        await using (stream)
        {
            if (stream.Length > _maximumBytes)
            {
                return new WorkItem(id, default, taken, string.Create(CultureInfo.InvariantCulture, $"The file has {stream.Length:N0} bytes; at most {_maximumBytes:N0} are read."));
            }

            var body = new byte[stream.Length];
            await stream.ReadExactlyAsync(body, cancellationToken);
            return new WorkItem(id, body, taken);
        }
    }

    private IEnumerable<(string File, string Name, int Attempt)> Waiting() =>
        Directory.Exists(_pending)
            ? Directory.EnumerateFiles(_pending, "*" + Ending)
                .Where(file => !Path.GetFileName(file).StartsWith('.'))
                .OrderBy(File.GetLastWriteTimeUtc)
                .ThenBy(file => file, StringComparer.Ordinal)
                .Select(file => (file, Path.GetFileName(file), 1))
            : [];

    private IEnumerable<string> RunningFiles() => Directory.Exists(_running) ? Directory.EnumerateFiles(_running) : [];

    // What a dead worker left, with the number of the attempt that comes now.
    private IEnumerable<(string File, string Name, int Attempt)> Abandoned()
    {
        foreach (var file in RunningFiles().Order(StringComparer.Ordinal).ToArray())
        {
            var mark = Path.GetExtension(file).TrimStart('.').Split('_');
            if (_owner.IsGone(mark) && int.TryParse(mark[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var attempt))
            {
                yield return (file, NameOf(file), attempt + 1);
            }
        }
    }
}
