using System.Text.Json;
using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Ports;

namespace InvestOps.Pipeline.Syncing;

/// <summary>
/// What a mirror has, as Sync found it when it last looked. The mirror keeps it to know what is new, the source to know what
/// may go there. Without it everything is compared again, and nothing is copied twice.
/// </summary>
public sealed record MirrorState
{
    private const string Container = "sync";

    public int Schema { get; init; } = 1;

    public required IReadOnlyList<MirroredProduct> Products { get; init; }

    /// <summary>Names that were spelt anew, by the name in the mirror: the list for people.</summary>
    public IReadOnlyDictionary<string, string> Renamed { get; init; } = new SortedDictionary<string, string>(StringComparer.Ordinal);

    private static AssetPath Path { get; } = new(Container, "mirrored.json");

    /// <summary>What the mirror of a store has confirmed; nothing where no mirror ever did.</summary>
    public static async Task<MirrorState> ReadAsync(IAssetStore store, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(store);
        try
        {
            return await store.ReadAsync(Path, cancellationToken) is { } content ? AssetJson.Read<MirrorState>(content) : new MirrorState { Products = [] };
        }
        catch (JsonException exception) when (exception is not UnknownSchemaException)
        {
            return new MirrorState { Products = [] }; // it can be made again from what is there
        }
    }

    /// <summary>Writes it where it differs from what is there.</summary>
    public async Task WriteAsync(IAssetStore store, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(store);
        var content = AssetJson.Write(this);
        var there = await store.ReadAsync(Path, cancellationToken);
        if (!content.AsSpan().SequenceEqual(there))
        {
            await store.WriteAsync(Path, content, cancellationToken);
        }
    }
}
