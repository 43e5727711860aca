using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Ports;

namespace InvestOps.Pipeline.Notifications.Outboxes;

/// <summary>How each channel stands, between one sender and the next; the status page may show it.</summary>
public sealed class ChannelBook(IAssetStore store)
{
    public async Task<ChannelState> ReadAsync(string channel, CancellationToken cancellationToken) =>
        await store.ReadJsonAsync<ChannelState>(AssetCatalog.NoticeChannel(channel), cancellationToken) ?? new ChannelState { Name = channel };

    public Task WriteAsync(ChannelState state, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(state);
        return store.WriteAsync(AssetCatalog.NoticeChannel(state.Name), AssetJson.Write(state), cancellationToken);
    }

    /// <summary>A person saw that the channel works.</summary>
    public Task ReleaseAsync(string channel, CancellationToken cancellationToken) => WriteAsync(new ChannelState { Name = channel }, cancellationToken);
}
