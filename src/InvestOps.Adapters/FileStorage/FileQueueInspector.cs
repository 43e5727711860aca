using InvestOps.Pipeline.Ports;

namespace InvestOps.Adapters.FileStorage;

/// <summary>Looks into the folders of a <see cref="FileWorkQueue"/>: how long requests wait, and what lies in <c>failed</c> with which reason.</summary>
public sealed class FileQueueInspector : IQueueInspector
{
    private const string Ending = ".json";
    private const string Reason = ".reason.txt";
    private const int MostShown = 32;
    private const int LongestReason = 500;
    private readonly string _pending;
    private readonly string _running;
    private readonly string _failed;
    private readonly int _maximumBytes;

    /// <param name="pending">The folder that requests are put into.</param>
    /// <param name="maximumBytes">More of a message is not read.</param>
    public FileQueueInspector(string pending, int maximumBytes)
    {
        ArgumentException.ThrowIfNullOrEmpty(pending);
        _pending = Path.GetFullPath(pending);
        var parent = Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(_pending)) ?? _pending;
        _running = Path.Combine(parent, "running");
        _failed = Path.Combine(parent, "failed");
        _maximumBytes = maximumBytes;
    }

    public async Task<QueueState> ReadAsync(CancellationToken cancellationToken)
    {
        var waiting = FilesIn(_pending, "*" + Ending);
        var failed = FilesIn(_failed, "*" + Ending);
        var shown = new List<FailedMessage>();
        foreach (var file in failed.OrderBy(File.GetLastWriteTimeUtc).Take(MostShown))
        {
            shown.Add(await OpenAsync(file, cancellationToken));
        }

        return new QueueState
        {
            Messages = waiting.Length + FilesIn(_running, "*").Length,
            OldestSince = waiting.Length == 0 ? null : new DateTimeOffset(waiting.Min(File.GetLastWriteTimeUtc)),
            FailedMessages = failed.Length,
            Failed = shown,
        };
    }

    public async Task<FailedMessage?> FindFailedAsync(string id, CancellationToken cancellationToken) =>
        Find(id) is { } file ? await OpenAsync(file, cancellationToken) : null;

    public Task<bool> RequeueAsync(string id, CancellationToken cancellationToken)
    {
        if (Find(id) is not { } file)
        {
            return Task.FromResult(false);
        }

        Directory.CreateDirectory(_pending);
        File.Move(file, Path.Combine(_pending, Path.GetFileName(file)), overwrite: true);
        File.Delete(Path.ChangeExtension(file, Reason));
        return Task.FromResult(true);
    }

    public Task<bool> DropAsync(string id, CancellationToken cancellationToken)
    {
        if (Find(id) is not { } file)
        {
            return Task.FromResult(false);
        }

        File.Delete(file);
        File.Delete(Path.ChangeExtension(file, Reason));
        return Task.FromResult(true);
    }

    // The list decides, so that no path can be given.
    private string? Find(string id) => FilesIn(_failed, "*" + Ending).FirstOrDefault(file => Path.GetFileNameWithoutExtension(file) == id);

    private static string[] FilesIn(string folder, string pattern) =>
        Directory.Exists(folder) ? [.. Directory.EnumerateFiles(folder, pattern).Where(file => !Path.GetFileName(file).StartsWith('.'))] : [];

    private async Task<FailedMessage> OpenAsync(string file, CancellationToken cancellationToken)
    {
        var reason = Path.ChangeExtension(file, Reason);
        var why = File.Exists(reason) ? (await File.ReadAllTextAsync(reason, cancellationToken)).Trim() : "No reason lies beside it.";
        var text = new FileInfo(file).Length <= _maximumBytes ? await File.ReadAllTextAsync(file, cancellationToken) : "(too large to be read)";
        return new FailedMessage(Path.GetFileNameWithoutExtension(file), new DateTimeOffset(File.GetLastWriteTimeUtc(file)), why.Length > LongestReason ? why[..LongestReason] + "…" : why, text);
    }
}
