using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Ports;

namespace InvestOps.Pipeline.Tests.MarketData;

/// <summary>An asset store that lets a test do something just before one write or read: what another process might do then.</summary>
internal sealed class InterferingAssetStore(IAssetStore inner) : IAssetStore
{
    private string? _written;
    private string? _read;
    private Func<Task> _act = () => Task.CompletedTask;

    public void BeforeNextWriteOf(string prefix, Func<Task> act) => (_written, _act) = (prefix, act);

    public void BeforeNextReadOf(string prefix, Func<Task> act) => (_read, _act) = (prefix, act);

    public async Task WriteAsync(AssetPath path, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        await ActBeforeWriteOfAsync(path);
        await inner.WriteAsync(path, content, cancellationToken);
    }

    public async Task<bool> TryReplaceAsync(AssetPath path, ReadOnlyMemory<byte> before, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        await ActBeforeWriteOfAsync(path);
        return await inner.TryReplaceAsync(path, before, content, cancellationToken);
    }

    public async Task<Stream?> OpenReadAsync(AssetPath path, CancellationToken cancellationToken)
    {
        if (_read is not null && path.Path.StartsWith(_read, StringComparison.Ordinal))
        {
            _read = null;
            await _act();
        }

        return await inner.OpenReadAsync(path, cancellationToken);
    }

    public Task<bool> ExistsAsync(AssetPath path, CancellationToken cancellationToken) => inner.ExistsAsync(path, cancellationToken);

    public async Task<bool> TryCreateAsync(AssetPath path, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        await ActBeforeWriteOfAsync(path);
        return await inner.TryCreateAsync(path, content, cancellationToken);
    }

    public Task<IReadOnlyList<AssetPath>> ListAsync(string container, string prefix, CancellationToken cancellationToken) => inner.ListAsync(container, prefix, cancellationToken);

    public Task DeleteAsync(AssetPath path, CancellationToken cancellationToken) => inner.DeleteAsync(path, cancellationToken);

    public string LocationOf(AssetPath path) => inner.LocationOf(path);

    private async Task ActBeforeWriteOfAsync(AssetPath path)
    {
        if (_written is not null && path.Path.StartsWith(_written, StringComparison.Ordinal))
        {
            _written = null;
            await _act();
        }
    }
}
