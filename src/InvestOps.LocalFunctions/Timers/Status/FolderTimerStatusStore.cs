namespace InvestOps.LocalFunctions.Timers.Status;

/// <summary>Statuses as files, for a host without storage: <c>timers/{hostId}/{timer}/status</c> below a folder.</summary>
internal sealed class FolderTimerStatusStore(string root, string hostId) : ITimerStatusStore
{
    public async Task<TimerStatus?> ReadAsync(string timer, CancellationToken cancellationToken)
    {
        var file = FileOf(timer);
        return File.Exists(file) ? TimerStatusJson.Read(await File.ReadAllBytesAsync(file, cancellationToken)) : null;
    }

    /// <summary>Only the host that has the timer's lock writes, so that the temporary file is its own.</summary>
    public async Task WriteAsync(string timer, TimerStatus status, CancellationToken cancellationToken)
    {
        var file = FileOf(timer);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var temporary = file + ".writing";
        var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None);
        await using (stream)
        {
            await stream.WriteAsync(TimerStatusJson.Write(status), cancellationToken);
            stream.Flush(flushToDisk: true);
        }

        File.Move(temporary, file, overwrite: true);
    }

    private string FileOf(string timer) => Path.Combine(root, "timers", hostId, timer, "status");
}
