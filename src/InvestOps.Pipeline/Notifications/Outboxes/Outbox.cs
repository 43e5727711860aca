using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Ports;
using InvestOps.Pipeline.Secrets;

namespace InvestOps.Pipeline.Notifications.Outboxes;

/// <summary>
/// Notices that wait (<c>outbox/waiting</c>) and those that are settled (<c>outbox/sent</c>), by their deterministic keys: told twice,
/// sent once. They are told in the order in which they were recorded; of two machines' at the same moment the graver first. Secrets are
/// taken out before anything is stored.
/// </summary>
public sealed class Outbox(IAssetStore store, TimeProvider time)
{
    // The place of the newest entry of this process. It never goes back, even where the clock does.
    private long _place;

    /// <summary>Where it all is.</summary>
    internal IAssetStore Store => store;

    /// <summary>Puts a notice in, unless it is or was there.</summary>
    /// <returns>Whether it is new.</returns>
    public async Task<bool> AddAsync(Notice notice, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(notice);
        var key = NoticeKey.Of(notice);
        if (await store.ExistsAsync(AssetCatalog.SentNotice(key), cancellationToken))
        {
            return false;
        }

        var now = time.GetUtcNow();
        var entry = new OutboxEntry { Key = key, RaisedAt = now, Place = NextPlace(now), Notice = Masked(notice) };
        return await store.TryCreateAsync(AssetCatalog.WaitingNotice(key), AssetJson.Write(entry), cancellationToken);
    }

    /// <summary>Whether a notice is in the outbox, waiting or settled.</summary>
    public async Task<bool> KnowsAsync(Notice notice, CancellationToken cancellationToken)
    {
        var key = NoticeKey.Of(notice);
        return await store.ExistsAsync(AssetCatalog.SentNotice(key), cancellationToken) || await store.ExistsAsync(AssetCatalog.WaitingNotice(key), cancellationToken);
    }

    /// <summary>What waits, in order.</summary>
    public async Task<IReadOnlyList<OutboxEntry>> WaitingAsync(CancellationToken cancellationToken)
    {
        var paths = await store.ListAsync(AssetCatalog.Outbox, AssetCatalog.WaitingNotices, cancellationToken);
        var entries = await SeveralAtOnce.RunAsync(paths, path => store.ReadJsonAsync<OutboxEntry>(path, cancellationToken));
        return [.. entries.OfType<OutboxEntry>().OrderBy(entry => entry.Place).ThenByDescending(entry => entry.Notice.Severity).ThenBy(entry => entry.Key, StringComparer.Ordinal)];
    }

    /// <summary>The newest settled ones by their dates, newest first.</summary>
    public async Task<IReadOnlyList<OutboxEntry>> SettledAsync(int most, CancellationToken cancellationToken)
    {
        var paths = await store.ListAsync(AssetCatalog.Outbox, AssetCatalog.SentNotices, cancellationToken);
        var entries = await SeveralAtOnce.RunAsync(paths.Reverse().Take(most).ToArray(), path => store.ReadJsonAsync<OutboxEntry>(path, cancellationToken));
        return [.. entries.OfType<OutboxEntry>().OrderByDescending(entry => entry.RaisedAt)];
    }

    /// <summary>Whether another sender, or this one before it died, settled an entry already; what still lies among the waiting ones is removed.</summary>
    public async Task<bool> IsSettledAsync(OutboxEntry entry, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entry);
        if (!await store.ExistsAsync(AssetCatalog.SentNotice(entry.Key), cancellationToken))
        {
            return false;
        }

        await store.DeleteAsync(AssetCatalog.WaitingNotice(entry.Key), cancellationToken);
        return true;
    }

    /// <summary>Keeps how far an entry is.</summary>
    public Task UpdateAsync(OutboxEntry entry, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return store.WriteAsync(AssetCatalog.WaitingNotice(entry.Key), AssetJson.Write(entry), cancellationToken);
    }

    /// <summary>Moves an entry to the sent ones: there first, so that a crash in between leaves it settled.</summary>
    public async Task SettleAsync(OutboxEntry entry, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entry);
        await store.WriteAsync(AssetCatalog.SentNotice(entry.Key), AssetJson.Write(entry), cancellationToken);
        await store.DeleteAsync(AssetCatalog.WaitingNotice(entry.Key), cancellationToken);
    }

    private long NextPlace(DateTimeOffset now)
    {
        while (true)
        {
            var last = Interlocked.Read(ref _place);
            var next = Math.Max(now.UtcTicks, last + 1);
            if (Interlocked.CompareExchange(ref _place, next, last) == last)
            {
                return next;
            }
        }
    }

    internal static Notice Masked(Notice notice) => notice with
    {
        Subject = SecretMask.Mask(notice.Subject),
        Title = SecretMask.Mask(notice.Title),
        Details = SecretMask.Mask(notice.Details),
        Sections = [.. notice.Sections.Select(section => new NoticeSection(SecretMask.Mask(section.Title), [.. section.Lines.Select(SecretMask.Mask)]))],
        Items = [.. notice.Items.Select(SecretMask.Mask)],
        Link = notice.Link is { } link ? SecretMask.Mask(link) : null,
    };
}
