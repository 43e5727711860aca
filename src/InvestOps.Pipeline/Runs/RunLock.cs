using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Ports;

namespace InvestOps.Pipeline.Runs;

/// <summary>A stage that this process alone may run until it lets go.</summary>
public sealed class RunLock(IAssetStore store, AssetPath path) : IAsyncDisposable
{
    /// <summary>Best effort: what is left behind is known by its process, and taken over.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await store.DeleteAsync(path, CancellationToken.None);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or OperationCanceledException)
        {
            return;
        }
    }
}
