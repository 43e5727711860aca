using System.Globalization;
using InvestOps.Pipeline.Ports;
using InvestOps.Pipeline.Runs;

namespace InvestOps.Adapters.FileStorage;

/// <summary>
/// The queue as folders: a request is a JSON file in <c>pending</c>, taken by renaming it into <c>running</c>, which only one
/// worker can do, and ends in <c>done</c> or <c>failed</c> with the reason beside it. Files of a worker that died go back to
/// <c>pending</c> at the next look.
/// </summary>
public sealed class FileWorkQueue : IWorkQueue
{
    private const string Ending = ".json";
    private readonly string _pending;
    private readonly string _running;
    private readonly string _done;
    private readonly string _failed;
    private readonly Func<int, bool> _isAlive;
    private readonly string _machine;
    private readonly string _owner;

    /// <param name="pending">The folder that requests are put into; <c>running</c>, <c>done</c> and <c>failed</c> are made beside it.</param>
    /// <param name="worker">This process, written into the names of the files it works on.</param>
    public FileWorkQueue(string pending, RunIdentity worker)
    {
        ArgumentException.ThrowIfNullOrEmpty(pending);
        ArgumentNullException.ThrowIfNull(worker);
        _pending = Path.GetFullPath(pending);
        var parent = Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(_pending)) ?? _pending;
        _running = Path.Combine(parent, "running");
        _done = Path.Combine(parent, "done");
        _failed = Path.Combine(parent, "failed");
        _isAlive = worker.IsAlive;
        _machine = new string([.. worker.Machine.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-')]);
        _owner = string.Create(CultureInfo.InvariantCulture, $".{_machine}_{worker.ProcessId}");
    }

    public async Task<bool> SendAsync(string id, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        var name = id + Ending;
        var known = new[] { _pending, _done, _failed }.Any(folder => File.Exists(Path.Combine(folder, name))) || RunningFiles().Any(file => NameOf(file) == name);
        if (known)
        {
            return false;
        }

        Directory.CreateDirectory(_pending);
        var temporary = Path.Combine(_pending, ".writing-" + name);
        await File.WriteAllBytesAsync(temporary, body, cancellationToken);
        File.Move(temporary, Path.Combine(_pending, name), overwrite: true);
        return true;
    }

    public async Task<WorkItem?> ReceiveAsync(CancellationToken cancellationToken)
    {
        ReturnAbandoned();
        if (!Directory.Exists(_pending))
        {
            return null;
        }

        foreach (var file in Waiting())
        {
            cancellationToken.ThrowIfCancellationRequested();
            Directory.CreateDirectory(_running);
            var taken = Path.Combine(_running, Path.GetFileName(file) + _owner);
            if (!TryMove(file, taken))
            {
                continue;
            }

            var body = await File.ReadAllBytesAsync(taken, cancellationToken);
            return new WorkItem(Path.GetFileNameWithoutExtension(file), body, taken);
        }

        return null;
    }

    public Task CompleteAsync(WorkItem item, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(item);
        Directory.CreateDirectory(_done);
        File.Move(item.Receipt, Path.Combine(_done, NameOf(item.Receipt)), overwrite: true);
        return Task.CompletedTask;
    }

    public async Task FailAsync(WorkItem item, string reason, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(item);
        Directory.CreateDirectory(_failed);
        var target = Path.Combine(_failed, NameOf(item.Receipt));
        await File.WriteAllTextAsync(Path.ChangeExtension(target, ".reason.txt"), reason + "\n", cancellationToken);
        File.Move(item.Receipt, target, overwrite: true);
    }

    private static string NameOf(string runningFile) => Path.GetFileNameWithoutExtension(runningFile);

    private static bool TryMove(string from, string to)
    {
        try
        {
            File.Move(from, to, overwrite: false);
            return true;
        }
        catch (FileNotFoundException)
        {
            return false; // another worker was faster
        }
    }

    private IEnumerable<string> Waiting() =>
        Directory.EnumerateFiles(_pending, "*" + Ending)
            .Where(file => !Path.GetFileName(file).StartsWith('.'))
            .OrderBy(File.GetLastWriteTimeUtc)
            .ThenBy(file => file, StringComparer.Ordinal);

    private IEnumerable<string> RunningFiles() => Directory.Exists(_running) ? Directory.EnumerateFiles(_running) : [];

    private void ReturnAbandoned()
    {
        foreach (var file in RunningFiles().ToArray())
        {
            // Another machine's files are its own business: whether its worker lives cannot be seen from here.
            var owner = Path.GetExtension(file).TrimStart('.').Split('_');
            if (owner is [var machine, var id] && machine == _machine
                && int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var process) && !_isAlive(process))
            {
                Directory.CreateDirectory(_pending);
                TryMove(file, Path.Combine(_pending, NameOf(file)));
            }
        }
    }
}
