using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Ports;
using InvestOps.Pipeline.Runs;

namespace InvestOps.Pipeline.Notifications.Outboxes;

/// <summary>Lets one process send at a time: a host's timer and a person's command would otherwise bring the same message twice.</summary>
public sealed class SenderLease(IAssetStore store, RunIdentity identity, TimeProvider time)
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    /// <returns>Null when this process sends now, otherwise who does.</returns>
    public async Task<string?> TakeAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var claim = AssetJson.Write(new SenderClaim($"{identity.PortableMachine}-{identity.ProcessId}", now + Longest));
        if (await store.ReadJsonAsync<SenderClaim>(AssetCatalog.NoticeSender, cancellationToken) is { } other)
        {
            // A claim from far ahead was made by a clock that was wrong.
            if (other.Until > now && other.Until <= now + Longest)
            {
                return other.Owner;
            }

            await store.DeleteAsync(AssetCatalog.NoticeSender, cancellationToken);
        }

        return await store.TryCreateAsync(AssetCatalog.NoticeSender, claim, cancellationToken) ? null : "another sender that was faster";
    }

    public Task GiveBackAsync() => store.DeleteAsync(AssetCatalog.NoticeSender, CancellationToken.None);
}
