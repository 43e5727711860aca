using InvestOps.Pipeline.Assets;

namespace InvestOps.Pipeline.Ports;

/// <summary>Where assets live: blob containers, or folders below the data root. Each write is seen whole or not at all.</summary>
public interface IAssetStore
{
    /// <returns>A seekable stream, or null where there is no such asset.</returns>
    Task<Stream?> OpenReadAsync(AssetPath path, CancellationToken cancellationToken);

    Task<bool> ExistsAsync(AssetPath path, CancellationToken cancellationToken);

    /// <summary>Publishes an asset in place of any earlier one.</summary>
    Task WriteAsync(AssetPath path, ReadOnlyMemory<byte> content, CancellationToken cancellationToken);

    /// <summary>Publishes an asset if there is none; the check and the write are one step.</summary>
    /// <returns>False when the asset was there already; nothing is changed then.</returns>
    Task<bool> TryCreateAsync(AssetPath path, ReadOnlyMemory<byte> content, CancellationToken cancellationToken);

    /// <summary>
    /// Publishes an asset in place of one whose content is known; the check and the write are one step for all who replace it in this way.
    /// Nobody may write the same asset with <see cref="WriteAsync"/> at that time.
    /// </summary>
    /// <param name="before">What has to be there.</param>
    /// <returns>False when something else is there, or nothing; nothing is changed then.</returns>
    Task<bool> TryReplaceAsync(AssetPath path, ReadOnlyMemory<byte> before, ReadOnlyMemory<byte> content, CancellationToken cancellationToken);

    /// <summary>All assets of a container whose path starts with a prefix, in ordinal order.</summary>
    Task<IReadOnlyList<AssetPath>> ListAsync(string container, string prefix, CancellationToken cancellationToken);

    /// <summary>Removes an asset; nothing happens where there is none.</summary>
    Task DeleteAsync(AssetPath path, CancellationToken cancellationToken);

    /// <summary>Where a person finds an asset: a file path or an address.</summary>
    string LocationOf(AssetPath path);
}
