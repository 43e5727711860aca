using InvestOps.Adapters.Marcap.Formats;
using InvestOps.Domain.Calendar;
using InvestOps.Domain.Market;
using InvestOps.Pipeline.MarketData;
using InvestOps.Pipeline.MarketData.Tables;
using InvestOps.Pipeline.Ports;

namespace InvestOps.Adapters.Marcap;

/// <summary>A folder into which a person drops market data files, marcap's for instance, as a source: sessions that they hold are taken from them.</summary>
/// <param name="folder">The folder; while it is empty or not there, nothing is published.</param>
/// <param name="calendar">The KRX calendar.</param>
public sealed class DroppedFilesSource(string folder, TradingCalendar calendar) : IMarketDataSource, IDisposable
{
    /// <summary>The name of this source, kept with its rows.</summary>
    public const string SourceName = "folder";

    private static readonly TimeOnly Close = new(15, 30);
    private readonly SemaphoreSlim _one = new(1, 1);
    private DroppedSessions? _read;

    public string Name => SourceName;

    /// <summary>What a person puts there, the person stands for.</summary>
    public RowStanding Standing => RowStanding.Official;

    public DateTimeOffset PublishedAt(TradingDate date) => new(date.Date, Close, KoreaTime.Offset);

    public async Task<SourceAnswer> FetchAsync(TradingDate date, CancellationToken cancellationToken)
    {
        var sessions = await ReadAsync(cancellationToken);
        return sessions.Of(date) is { } session ? new SourceAnswer.Published(session) : new SourceAnswer.NotPublished($"has no file with {date} in {folder}");
    }

    /// <summary>The issue lists among the files.</summary>
    public async Task<IReadOnlyList<Listing>> FetchListingsAsync(TradingDate date, CancellationToken cancellationToken) => (await ReadAsync(cancellationToken)).Listings;

    public void Dispose() => _one.Dispose();

    // Read once, and again when a file came, went or changed.
    private async Task<DroppedSessions> ReadAsync(CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            var state = State();
            if (_read?.State != state)
            {
                _read = state.Length == 0 ? new DroppedSessions(state, batch: null) : new DroppedSessions(state, await ReadFilesAsync(cancellationToken));
            }

            return _read;
        }
        finally
        {
            _one.Release();
        }
    }

    private async Task<MarketBatch> ReadFilesAsync(CancellationToken cancellationToken)
    {
        var read = new ReadFiles(new ImportRequest { Paths = [folder] }, calendar);
        foreach (var (path, isNamed) in ForeignFiles.Find([folder]))
        {
            await read.AddAsync(path, isNamed, cancellationToken);
        }

        return read.ToBatch();
    }

    private string State() => !Directory.Exists(folder) ? "" : string.Join('\n', new DirectoryInfo(folder).EnumerateFiles()
        .Where(file => !file.Name.StartsWith('.'))
        .OrderBy(file => file.Name, StringComparer.Ordinal)
        .Select(file => FormattableString.Invariant($"{file.Name} {file.Length} {file.LastWriteTimeUtc.Ticks}")));

    private sealed class DroppedSessions
    {
        private readonly BarTable? _bars;
        private readonly ILookup<int, int> _rows;
        private readonly ILookup<DateOnly, IndexBar> _indices;

        public DroppedSessions(string state, MarketBatch? batch)
        {
            State = state;
            _bars = batch?.Bars;
            _rows = Enumerable.Range(0, _bars?.Count ?? 0).ToLookup(row => _bars!.Days[row]);
            _indices = (batch?.Indices ?? []).ToLookup(row => row.Date, row => row.Bar);
            Listings = batch?.Issues ?? [];
        }

        public string State { get; }

        public IReadOnlyList<Listing> Listings { get; }

        // Files may overlap: the first one's row of an issue counts. Codes that are none are left to the import, which lists them.
        public SessionData? Of(TradingDate date)
        {
            DailyBar[] bars = [.. _rows[date.Date.DayNumber].Where(row => _bars!.CodeIds[row] >= 0).DistinctBy(row => _bars!.CodeIds[row]).Select(row => _bars!.BarAt(row))];
            return bars.Length == 0 ? null : new SessionData { Date = date, Bars = bars, Indices = [.. _indices[date.Date].DistinctBy(bar => bar.Index, StringComparer.Ordinal)] };
        }
    }
}
