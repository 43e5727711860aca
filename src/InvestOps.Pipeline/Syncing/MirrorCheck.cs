using System.Globalization;
using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Ports;
using Microsoft.Extensions.Logging;

namespace InvestOps.Pipeline.Syncing;

/// <summary>Reads all of a mirror back and compares every file with its manifest.</summary>
public sealed class MirrorCheck(MirrorFolder folder, TimeProvider time, ILogger<MirrorCheck> log)
{
    private const int Portion = 64;
    private readonly IAssetStore _mirror = folder.Store;

    /// <summary>
    /// Takes the manifest of what is damaged away: such a product is not finished any more, and the next sync copies what is wrong with it.
    /// </summary>
    /// <returns>How many products and bytes were read, and what is wrong, one line each.</returns>
    public async Task<(int Products, long Bytes, IReadOnlyList<string> Damaged)> RunAsync(IProgress<double>? progress, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var state = await MirrorState.ReadAsync(_mirror, cancellationToken);
        var damaged = new List<string>();
        var bytes = 0L;
        var done = 0;
        foreach (var portion in state.Products.Chunk(Portion))
        {
            var found = await SeveralAtOnce.RunAsync(portion, product => CheckAsync(product, cancellationToken));
            bytes += found.Sum(product => product.Bytes);
            damaged.AddRange(found.Select(product => product.Damage).OfType<string>());
            done += portion.Length;
            progress?.Report((double)done / state.Products.Count);
        }

        if (damaged.Count > 0)
        {
            log.CopyDamaged("SYNC_VERIFY", damaged.Count, damaged[0]);
        }
        else
        {
            log.CopyVerified("SYNC_VERIFY", string.Create(CultureInfo.InvariantCulture, $"{state.Products.Count} products, {bytes:N0} bytes read back"), time.GetElapsedTime(started));
        }

        return (state.Products.Count, bytes, damaged);
    }

    private async Task<(long Bytes, string? Damage)> CheckAsync(MirroredProduct product, CancellationToken cancellationToken)
    {
        var manifest = new AssetPath(product.Container, product.Place + "manifest.json");
        var content = await _mirror.ReadAsync(manifest, cancellationToken);
        if (content is null || ContentHash.Of(content) != product.Manifest)
        {
            return (0, await DamagedAsync(manifest, manifest, content is null, cancellationToken));
        }

        try
        {
            return await MirroredFiles.OfAsync(_mirror, manifest, cancellationToken) is { } files
                ? await CheckAsync(manifest, content, files, cancellationToken)
                : (0, await DamagedAsync(manifest, manifest, isMissing: false, cancellationToken));
        }
        catch (InvalidDataException exception) when (exception.InnerException is UnknownSchemaException)
        {
            return (0, exception.Message); // it is whole as far as this version can tell: nothing of it is taken back
        }
    }

    private async Task<(long Bytes, string? Damage)> CheckAsync(AssetPath manifest, byte[] content, IReadOnlyList<(AssetPath Path, string Hash)> files, CancellationToken cancellationToken)
    {
        long bytes = content.Length;
        foreach (var (path, hash) in files)
        {
            var file = await _mirror.ReadAsync(path, cancellationToken);
            if (file is null || ContentHash.Of(file) != hash)
            {
                return (bytes, await DamagedAsync(manifest, path, file is null, cancellationToken));
            }

            bytes += file.Length;
        }

        return (bytes, null);
    }

    private async Task<string> DamagedAsync(AssetPath manifest, AssetPath file, bool isMissing, CancellationToken cancellationToken)
    {
        await _mirror.DeleteAsync(manifest, cancellationToken);
        return $"{_mirror.LocationOf(file)} {(isMissing ? "is missing" : "is not what was copied (SHA-256 differs)")}";
    }
}
