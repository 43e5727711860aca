using InvestOps.Domain.Calendar;
using InvestOps.Domain.Market;
using InvestOps.Pipeline.MarketData.Manifest;
using InvestOps.Pipeline.MarketData.Merging;
using InvestOps.Pipeline.MarketData.Panels;
using InvestOps.Pipeline.MarketData.Panels.Kept;
using InvestOps.Pipeline.Ports;
using InvestOps.Pipeline.Quality.Records;

namespace InvestOps.Pipeline.MarketData;

/// <summary>
/// The market on disk: bars, indices and the issue list as published, in files that a manifest names. A change writes new
/// files and then the manifest, so readers see all of it or nothing. One writer at a time.
/// </summary>
public sealed class MarketStore
{
    /// <summary>The container of all market assets.</summary>
    public const string Container = "market";

    private readonly IAssetStore _assets;
    private readonly ManifestFile _files;
    private readonly StoreMerge _merge;
    private readonly KeptPanels? _kept;

    /// <param name="assets">Where the files are.</param>
    /// <param name="calendar">The KRX calendar; a root whose sessions come from its data has its own.</param>
    /// <param name="cache">Keeps large panels for the next process; null: none are kept.</param>
    public MarketStore(IAssetStore assets, TradingCalendar calendar, ILocalCache? cache = null)
    {
        ArgumentNullException.ThrowIfNull(assets);
        ArgumentNullException.ThrowIfNull(calendar);
        _assets = assets;
        _files = new ManifestFile(assets);
        Calendar = calendar;
        _merge = new StoreMerge(assets, _files, calendar);
        _kept = cache is null ? null : new KeptPanels(cache);
    }

    /// <summary>The KRX calendar.</summary>
    public TradingCalendar Calendar { get; }

    /// <summary>Where the store's files are: for what else belongs to the container <see cref="Container"/>.</summary>
    internal IAssetStore Assets => _assets;

    /// <returns>Null when nothing was stored yet.</returns>
    public async Task<MarketDescription?> DescribeAsync(CancellationToken cancellationToken) =>
        await _files.ReadAsync(cancellationToken) is { } manifest ? new MarketDescription(manifest, CalendarOf(manifest)) : null;

    /// <summary>Loads columns of a range of sessions.</summary>
    /// <exception cref="MarketDataException">Nothing is stored in the range, a stored file is not what was published, or the store is not what the request describes.</exception>
    public async Task<MarketPanel> LoadAsync(PanelRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var manifest = await ReadExistingAsync(cancellationToken);
        try
        {
            return await LoadAsync(manifest, request, cancellationToken);
        }
        catch (MarketDataException)
        {
            // A writer may have published, and removed replaced files, after the manifest was read: the new one names what is there.
            var now = await ReadExistingAsync(cancellationToken);
            if (now.NamesTheSameFilesAs(manifest))
            {
                throw;
            }

            return await LoadAsync(now, request, cancellationToken);
        }
    }

    /// <summary>Compares every stored file with the hash that it was published with.</summary>
    /// <exception cref="MarketDataException">A file is missing or was changed.</exception>
    public async Task VerifyAsync(CancellationToken cancellationToken) =>
        await _files.VerifyAsync(await ReadExistingAsync(cancellationToken), cancellationToken);

    /// <summary>All stored rows of one session, as they were published.</summary>
    /// <returns>Null when the session is not stored.</returns>
    public async Task<SessionData?> ReadSessionAsync(TradingDate date, CancellationToken cancellationToken) =>
        await _files.ReadAsync(cancellationToken) is { } manifest
            ? await new SessionRead(_files, manifest).ReadAsync(date, cancellationToken)
            : null;

    /// <summary>The rows of a session that were held back, with the reason.</summary>
    public Task<IReadOnlyList<HeldBackBar>> ReadHeldBackAsync(TradingDate date, CancellationToken cancellationToken) =>
        QualityFile.ReadRowsAsync(_assets, date.Date, cancellationToken);

    /// <summary>The issue list; empty where none was imported.</summary>
    public async Task<IReadOnlyDictionary<Symbol, Listing>> ReadIssueListAsync(CancellationToken cancellationToken) =>
        await PanelIssues.ReadListAsync(_files, (await _files.ReadAsync(cancellationToken))?.Issues, cancellationToken);

    /// <summary>What the gate last found on a session.</summary>
    /// <returns>Null where it found nothing, or was not asked.</returns>
    public Task<GateRecord?> ReadJudgementAsync(TradingDate date, CancellationToken cancellationToken) =>
        QualityFile.ReadGateAsync(_assets, date.Date, cancellationToken);

    /// <summary>
    /// Stores one session as a source published it, rows that fail the checks left out and listed. The same rows again
    /// change nothing.
    /// </summary>
    /// <param name="source">The source's name.</param>
    /// <param name="replace">Whether other rows stored for the session give way, as provisional ones do to official ones.</param>
    /// <exception cref="MarketDataException">Other rows are stored and are not to be replaced, no row is usable, or the root holds adjusted prices or sessions of its own.</exception>
    public async Task<PublishedSession> PublishSessionAsync(SessionData session, string source, bool replace, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentException.ThrowIfNullOrEmpty(source);
        var before = await _files.ReadAsync(cancellationToken);
        if (before is { Bars.Count: > 0 } and not { Basis: PriceBasis.Raw, Sessions: CalendarKind.Krx })
        {
            throw new MarketDataException("A daily session cannot be added: this root holds adjusted prices, or sessions of its own. Ingest into a root with raw KRX rows.");
        }

        var start = StoreMerge.StartFrom(before, PriceBasis.Raw, CalendarKind.Krx);
        var publish = new SessionPublish(_files, session, source);
        var (bars, outcome) = await publish.PublishAsync(start.Bars, Calendar, replace, cancellationToken);
        var index = await new IndexPublish(_files, session, source).PublishAsync(start.Index, Calendar, replace, cancellationToken);
        var after = start with { Bars = StoreMerge.InOrder(bars), Index = StoreMerge.InOrder(index) };
        var heldBack = publish.Tally.HeldBack().ToArray();
        await QualityFile.WriteAsync(_assets, heldBack, cancellationToken);
        await _merge.PublishAsync(before, after, cancellationToken);
        return new PublishedSession { Outcome = outcome, Rows = publish.Rows, HeldBack = heldBack };
    }

    /// <summary>Merges many rows at once: bars, index history, issue lists. All is checked before the first write; stored rows stay.</summary>
    /// <exception cref="MarketDataException">The batch does not fit the root, or a source is unusable. Nothing is written then.</exception>
    public async Task<MergeResult> MergeAsync(MarketBatch batch, IProgress<ImportProgress>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(batch);
        return await _merge.MergeAsync(batch, progress, cancellationToken);
    }

    private async Task<MarketPanel> LoadAsync(MarketManifest manifest, PanelRequest request, CancellationToken cancellationToken)
    {
        var calendar = CalendarOf(manifest);
        if (request.Described is { } described && !described.IsOf(manifest))
        {
            RefuseChange(described, new MarketDescription(manifest, calendar), request.To ?? DateOnly.MaxValue);
        }

        return await new PanelLoader(_files, manifest, calendar, _kept).LoadAsync(request, cancellationToken);
    }

    // Sessions that came in after the range do no harm: the vintage of the range is the same.
    private static void RefuseChange(MarketDescription described, MarketDescription now, DateOnly to)
    {
        if (now.VintageOf(to) != described.VintageOf(to))
        {
            throw new MarketDataException("The market data changed while this was running; run it again.");
        }
    }

    private async Task<MarketManifest> ReadExistingAsync(CancellationToken cancellationToken) =>
        await _files.ReadAsync(cancellationToken)
        ?? throw new MarketDataException("No market data is stored yet. Import files, or run an ingest.");

    private TradingCalendar CalendarOf(MarketManifest manifest)
    {
        var dates = manifest.Bars.SelectMany(file => file.Sessions).Select(session => session.Date);
        if (manifest.Sessions != CalendarKind.Krx)
        {
            return TradingCalendar.FromSessions("data", dates);
        }

        var closed = dates.Where(date => !Calendar.IsSession(date)).Order().ToArray();
        if (closed.Length > 0)
        {
            throw new MarketDataException(FormattableString.Invariant($"Bars of {closed[0]:yyyy-MM-dd} are stored, but by the calendar that day is no session. If calendar.yaml closes it by mistake, take the line out; if the exchange was closed, import again into a new --root."));
        }

        return Calendar;
    }
}
