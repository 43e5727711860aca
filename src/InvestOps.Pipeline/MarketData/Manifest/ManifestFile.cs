using System.Collections.Concurrent;
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

    // What was read last: the same bytes are not parsed again.
    private ParsedManifest? _last;

    /// <returns>Null when nothing was stored yet.</returns>
    public async Task<MarketManifest?> ReadAsync(CancellationToken cancellationToken) => (await ReadStoredAsync(cancellationToken))?.Manifest;

    /// <summary>Writes a file under a name that holds its hash. It is invisible until a manifest names it.</summary>
    /// <param name="stem">The path without hash and ending: <c>bars/2024</c>.</param>
    /// <param name="content">The bytes.</param>
    /// <param name="describe">Fills in what the file holds.</param>
    public async Task<StoredFile> WriteAsync(string stem, string extension, byte[] content, Func<StoredFile, StoredFile> describe, CancellationToken cancellationToken)
    {
        var hash = ContentHash.Of(content);
        var path = $"{stem}.{hash[..NameHashLength]}.{extension}";
        await assets.WriteAsync(new AssetPath(MarketStore.Container, path), content, cancellationToken);
        return describe(new StoredFile { Path = path, Sha256 = hash, Bytes = content.Length, Rows = 0, Sources = [] });
    }

    /// <summary>Publishes a manifest in place of the one that the change began from, then removes the files that it replaced.</summary>
    /// <exception cref="MarketDataException">Somebody else published in between.</exception>
    public async Task PublishAsync(MarketManifest? before, MarketManifest after, CancellationToken cancellationToken)
    {
        var now = await ReadStoredAsync(cancellationToken);
        RefuseUnless(IsSame(now?.Manifest, before));

        // What a crash left when the manifest before was published, while that one still tells of it.
        await DeleteAsync(NamedOnlyBy(before?.Replaced, after), cancellationToken);
        var published = after with { Replaced = NamedOnlyBy(before?.Files.Select(file => file.Path), after) };
        var content = ManifestJson.Write(published);
        RefuseUnless(await (now is null
            ? assets.TryCreateAsync(Address, content, cancellationToken)
            : assets.TryReplaceAsync(Address, now.Content, content, cancellationToken)));
        _last = new ParsedManifest(content, published);
        if (published.Replaced.Count > 0 && (await ReadStoredAsync(cancellationToken))?.Content.AsSpan().SequenceEqual(content) == true)
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
                var hash = await ContentHash.OfAsync(stream, cancellationToken);
                if (hash != file.Sha256)
                {
                    throw new MarketDataException($"{assets.LocationOf(new AssetPath(MarketStore.Container, file.Path))}: the file was changed after it was published (SHA-256 {hash}). {Remedy}");
                }
            }
        }
    }

    private static void RefuseUnless(bool isUnchanged)
    {
        if (!isUnchanged)
        {
            throw new MarketDataException("The market store was changed by another run at the same time. Nothing of this one was published: run it again.");
        }
    }

    private static bool IsSame(MarketManifest? one, MarketManifest? other) =>
        ReferenceEquals(one, other) || (one is not null && other is not null && ManifestJson.Write(one).AsSpan().SequenceEqual(ManifestJson.Write(other)));

    private async Task<ParsedManifest?> ReadStoredAsync(CancellationToken cancellationToken)
    {
        if (await assets.ReadAsync(Address, cancellationToken) is not { } content)
        {
            return null;
        }

        var last = Volatile.Read(ref _last);
        return last is not null && last.Content.AsSpan().SequenceEqual(content) ? last : _last = new ParsedManifest(content, Parse(content));
    }

    private static string[] NamedOnlyBy(IEnumerable<string>? paths, MarketManifest after) =>
        [.. (paths ?? []).Except(after.Files.Select(file => file.Path), StringComparer.Ordinal).Order(StringComparer.Ordinal)];

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
            return AssetJson.SchemaOf(content) is { } schema && schema != MarketManifest.CurrentSchema
                ? throw new UnknownSchemaException(schema, MarketManifest.CurrentSchema)
                : ManifestJson.Read(content);
        }
        catch (UnknownSchemaException other)
        {
            throw new MarketDataException($"{assets.LocationOf(Address)} cannot be read: {other.Message}", other);
        }
        catch (JsonException broken)
        {
            throw new MarketDataException($"{assets.LocationOf(Address)} cannot be read: {broken.Message} {Remedy}", broken);
        }
    }
}
