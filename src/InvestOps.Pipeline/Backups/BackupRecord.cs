using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Ports;

namespace InvestOps.Pipeline.Backups;

/// <summary>The last backup that was made, kept with the data (<c>backups/last.json</c>).</summary>
public sealed record BackupRecord
{
    public int Schema { get; init; } = 1;

    public required int Snapshot { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Where it is.</summary>
    public required string Location { get; init; }

    public required int Files { get; init; }

    public required long Bytes { get; init; }

    /// <summary>What of it was new.</summary>
    public required long NewBytes { get; init; }

    private static AssetPath Path { get; } = new("backups", "last.json");

    /// <returns>Null where none was made.</returns>
    public static Task<BackupRecord?> LastAsync(IAssetStore store, CancellationToken cancellationToken) => store.ReadJsonAsync<BackupRecord>(Path, cancellationToken);

    internal Task WriteAsync(IAssetStore store, CancellationToken cancellationToken) => store.WriteAsync(Path, AssetJson.Write(this), cancellationToken);
}
