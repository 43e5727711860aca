namespace InvestOps.LocalFunctions.Timers.Locking;

/// <summary>A lock file that is open; it cannot be lost while the process lives.</summary>
internal sealed class FolderSingletonHold(FileStream file) : ISingletonHold
{
    public CancellationToken Lost => CancellationToken.None;

    public ValueTask DisposeAsync() => file.DisposeAsync();
}
