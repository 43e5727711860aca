using InvestOps.Pipeline.Ports;

namespace InvestOps.Pipeline.Backups;

/// <summary>Reads when a backup was last proven from what the drill kept.</summary>
public sealed class RestoreProof(IAssetStore store) : IRestoreProof
{
    public async Task<DateTimeOffset?> LastProvenAsync(CancellationToken cancellationToken) => (await ProvenRestore.LastAsync(store, cancellationToken))?.ProvenAt;
}
