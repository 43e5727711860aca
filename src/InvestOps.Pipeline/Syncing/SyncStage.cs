using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using InvestOps.Domain.Calendar;
using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Ports;
using InvestOps.Pipeline.Runs;

namespace InvestOps.Pipeline.Syncing;

/// <summary>
/// Mirrors finished reports into another store, file for file: those whose manifest is there, each file checked against the
/// manifest's SHA-256 before it is written, the manifest last. Nothing is ever removed.
/// </summary>
public sealed class SyncStage(IAssetStore source, IAssetStore mirror)
{
    private static readonly string[] Folders = ["backtests/", "daily/"];

    public async Task<StageOutcome> RunAsync(TradingDate date, StageRun run, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(run);
        var copied = 0;
        var errors = new List<string>();
        foreach (var folder in Folders)
        {
            var paths = await source.ListAsync(AssetCatalog.Reports, folder, cancellationToken);
            foreach (var manifest in paths.Where(path => path.Path.EndsWith("/manifest.json", StringComparison.Ordinal)))
            {
                var content = await source.ReadAsync(manifest, cancellationToken);
                var mirrored = await mirror.ReadAsync(manifest, cancellationToken);
                if (content is null || content.AsSpan().SequenceEqual(mirrored))
                {
                    continue;
                }

                await run.BeginAsync(cancellationToken);
                try
                {
                    copied += await CopyAsync(manifest, content, cancellationToken);
                }
                catch (InvalidDataException exception)
                {
                    errors.Add(exception.Message); // one bad report keeps no other from its copy
                }
            }
        }

        if (errors.Count > 0)
        {
            throw new InvalidDataException(string.Join(' ', errors));
        }

        return copied == 0
            ? new StageOutcome.AlreadyDone { Details = "nothing new" }
            : new StageOutcome.Completed { Details = string.Create(CultureInfo.InvariantCulture, $"files copied: {copied}") };
    }

    private async Task<int> CopyAsync(AssetPath manifest, byte[] content, CancellationToken cancellationToken)
    {
        var folder = manifest.Path[..^"manifest.json".Length];
        var files = FilesOf(manifest, content);
        foreach (var (name, hash) in files)
        {
            var path = AssetPath.TryCreate(manifest.Container, folder + name)
                ?? throw new InvalidDataException($"{source.LocationOf(manifest)} names '{name}', which is no portable name. Remove the folder and run the stage again.");
            var bytes = await source.ReadAsync(path, cancellationToken)
                ?? throw new InvalidDataException($"{source.LocationOf(manifest)} names {name}, which is not there. Run the stage again.");
            if (Convert.ToHexStringLower(SHA256.HashData(bytes)) != hash)
            {
                throw new InvalidDataException($"{source.LocationOf(path)} is not what its manifest says (SHA-256 differs); it was not copied. Remove the folder and run the stage again.");
            }

            await mirror.WriteAsync(path, bytes, cancellationToken);
        }

        await mirror.WriteAsync(manifest, content, cancellationToken);
        return files.Count + 1;
    }

    private IReadOnlyDictionary<string, string> FilesOf(AssetPath manifest, byte[] content)
    {
        try
        {
            return AssetJson.Read<AssetManifest>(content).Files;
        }
        catch (JsonException exception)
        {
            throw new InvalidDataException($"{source.LocationOf(manifest)} cannot be read: {exception.Message} Remove the folder and run the stage again.", exception);
        }
    }
}
