using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;
using InvestOps.Domain.Market;
using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Ports;

namespace InvestOps.Pipeline.MarketData.Manifest;

/// <summary>Reads and publishes <c>market/market.json</c>, and the files that it names.</summary>
internal sealed class ManifestFile(IAssetStore assets)
{
    private const int NameHashLength = 12;
    private const string Remedy = "Restore it from a backup, or remove the folder 'market' and import again.";
    private static readonly AssetPath Address = new(MarketStore.Container, "market.json");

    /// <returns>Null when nothing was stored yet.</returns>
    public async Task<MarketManifest?> ReadAsync(CancellationToken cancellationToken)
    {
        var stream = await assets.OpenReadAsync(Address, cancellationToken);
        if (stream is null)
        {
            return null;
        }

        using var content = new MemoryStream();
        await using (stream)
        {
            await stream.CopyToAsync(content, cancellationToken);
        }

        return Parse(content.ToArray());
    }

    /// <summary>Writes a file under a name that holds its hash. It is invisible until a manifest names it.</summary>
    /// <param name="stem">The path without hash and ending: <c>bars/2024</c>.</param>
    /// <param name="content">The bytes.</param>
    /// <param name="describe">Fills in what the file holds.</param>
    public async Task<StoredFile> WriteAsync(string stem, string extension, byte[] content, Func<StoredFile, StoredFile> describe, CancellationToken cancellationToken)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(content));
        var path = $"{stem}.{hash[..NameHashLength]}.{extension}";
        await assets.WriteAsync(new AssetPath(MarketStore.Container, path), content, cancellationToken);
        return describe(new StoredFile { Path = path, Sha256 = hash, Bytes = content.Length, Rows = 0, Sources = [] });
    }

    /// <summary>Publishes a manifest in place of the one that the change began from, then removes the files that it replaced.</summary>
    /// <exception cref="MarketDataException">Somebody else published in between.</exception>
    public async Task PublishAsync(MarketManifest? before, MarketManifest after, CancellationToken cancellationToken)
    {
        var now = await ReadAsync(cancellationToken);
        if (Hash(now) != Hash(before))
        {
            throw new MarketDataException("The market store was changed by another run at the same time. Nothing of this one was published: run it again.");
        }

        // What a crash left when the manifest before was published, while that one still tells of it.
        await DeleteAsync(NamedOnlyBy(before?.Replaced, after), cancellationToken);
        var published = after with { Replaced = NamedOnlyBy(before?.Files.Select(file => file.Path), after) };
        await assets.WriteAsync(Address, ManifestJson.Write(published), cancellationToken);
        if (published.Replaced.Count > 0 && Hash(await ReadAsync(cancellationToken)) == Hash(published))
        {
            await DeleteAsync(published.Replaced, cancellationToken);
        }
    }

    /// <summary>Opens a named file and checks that it has the size it was published with.</summary>
    /// <exception cref="MarketDataException">It is gone, or another file lies in its place.</exception>
    public async Task<Stream> OpenAsync(StoredFile file, CancellationToken cancellationToken)
    {
        var address = new AssetPath(MarketStore.Container, file.Path);
        var stream = await assets.OpenReadAsync(address, cancellationToken)
            ?? throw new MarketDataException($"{assets.LocationOf(address)}: the file is missing, though the market store names it. {Remedy}");
        if (stream.Length != file.Bytes)
        {
            var found = stream.Length;
            await stream.DisposeAsync();
            throw new MarketDataException(FormattableString.Invariant($"{assets.LocationOf(address)}: the file has {found} bytes, {file.Bytes} were published. {Remedy}"));
        }

        return stream;
    }

    /// <summary>Opens named files, in their order; when one cannot be opened, none stays open.</summary>
    /// <exception cref="MarketDataException">One of them is gone, or another file lies in its place.</exception>
    public async Task<Stream[]> OpenAsync(IReadOnlyList<StoredFile> stored, CancellationToken cancellationToken)
    {
        var opened = new ConcurrentBag<Stream>();
        try
        {
            return await SeveralAtOnce.RunAsync(stored, async file =>
            {
                var stream = await OpenAsync(file, cancellationToken);
                opened.Add(stream);
                return stream;
            });
        }
        catch
        {
            opened.ToList().ForEach(stream => stream.Dispose());
            throw;
        }
    }

    /// <summary>Compares the SHA-256 of every named file.</summary>
    /// <exception cref="MarketDataException">A file is not what was published.</exception>
    public async Task VerifyAsync(MarketManifest manifest, CancellationToken cancellationToken)
    {
        foreach (var file in manifest.Files)
        {
            var stream = await OpenAsync(file, cancellationToken);
            await using (stream)
            {
                var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellationToken));
                if (hash != file.Sha256)
                {
                    throw new MarketDataException($"{assets.LocationOf(new AssetPath(MarketStore.Container, file.Path))}: the file was changed after it was published (SHA-256 {hash}). {Remedy}");
                }
            }
        }
    }

    private static string[] NamedOnlyBy(IEnumerable<string>? paths, MarketManifest after) =>
        [.. (paths ?? []).Except(after.Files.Select(file => file.Path), StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private static string Hash(MarketManifest? manifest) =>
        manifest is null ? "" : Convert.ToHexStringLower(SHA256.HashData(ManifestJson.Write(manifest)));

    // Only files that a manifest named: another one may be what another process is writing.
    private async Task DeleteAsync(IEnumerable<string> paths, CancellationToken cancellationToken)
    {
        foreach (var path in paths)
        {
            await assets.DeleteAsync(new AssetPath(MarketStore.Container, path), cancellationToken);
        }
    }

    private MarketManifest Parse(byte[] content)
    {
        try
        {
            var manifest = ManifestJson.Read(content);
            return manifest.Schema == MarketManifest.CurrentSchema
                ? manifest
                : throw new JsonException(FormattableString.Invariant($"its schema is {manifest.Schema}, this program reads {MarketManifest.CurrentSchema}."));
        }
        catch (JsonException broken)
        {
            throw new MarketDataException($"{assets.LocationOf(Address)} cannot be read: {broken.Message} {Remedy}", broken);
        }
    }
}
