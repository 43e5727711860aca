using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Ports;

namespace InvestOps.Pipeline.Backups;

/// <summary>The last backup that was restored whole and compared, kept with the data (<c>backups/proven.json</c>).</summary>
public sealed record ProvenRestore
{
    public int Schema { get; init; } = 1;

    public required DateTimeOffset ProvenAt { get; init; }

    public required int Snapshot { get; init; }

    /// <summary>When that backup was made.</summary>
    public required DateTimeOffset SnapshotAt { get; init; }

    public required int Files { get; init; }

    public required long Bytes { get; init; }

    /// <summary>Products whose every file had the hash of its manifest.</summary>
    public required int Products { get; init; }

    /// <summary>Sessions that the restored market store opened with.</summary>
    public required int Sessions { get; init; }

    public required string Machine { get; init; }

    public required string CodeVersion { get; init; }

    private static AssetPath Path { get; } = new("backups", "proven.json");

    /// <returns>Null where no restore was ever proven.</returns>
    public static Task<ProvenRestore?> LastAsync(IAssetStore store, CancellationToken cancellationToken) => store.ReadJsonAsync<ProvenRestore>(Path, cancellationToken);

    internal Task WriteAsync(IAssetStore store, CancellationToken cancellationToken) => store.WriteAsync(Path, AssetJson.Write(this), cancellationToken);
}
