using System.Globalization;
using InvestOps.Adapters.Marcap.Formats;
using InvestOps.Domain.Calendar;
using InvestOps.Domain.Market;
using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.MarketData;
using InvestOps.Pipeline.MarketData.Manifest;
using InvestOps.Pipeline.MarketData.Tables;

namespace InvestOps.Adapters.Marcap;

/// <summary>What the files of an import hold, until all of them are read.</summary>
internal sealed class ReadFiles(ImportRequest request, TradingCalendar krx)
{
    private const int MostReasons = 3;
    private readonly BarTable _bars = new();
    private readonly List<(ImportedFile File, int Source)> _files = [];
    private readonly List<StoredSource> _barSources = [];
    private readonly List<StoredSource> _indexSources = [];
    private readonly List<StoredSource> _issueSources = [];
    private readonly List<IndexRow> _indices = [];
    private readonly List<Listing> _issues = [];
    private readonly List<StoredSource> _factSources = [];
    private readonly List<string> _asTraded = [];
    private MarketFacts _facts = MarketFacts.None;

    /// <param name="isNamed">Not merely a file of a folder: then it has to be market data.</param>
    public async Task AddAsync(string path, bool isNamed, CancellationToken cancellationToken)
    {
        if (isNamed)
        {
            using var named = ForeignFiles.Open(path);
            await AddAsync(path, named, isNamed, cancellationToken);
            return;
        }

        using var file = ForeignFiles.OpenIfTable(path, out var whyNot);
        if (file is null)
        {
            Add(path, ImportedFileKind.NotMarketData, 0, [whyNot!]);
            return;
        }

        await AddAsync(path, file, isNamed, cancellationToken);
    }

    /// <exception cref="MarketDataException">No file is market data, or some hold prices as traded where adjusted ones are asked for.</exception>
    public MarketBatch ToBatch()
    {
        RefuseNothing();
        RefuseAsTraded();
        return new MarketBatch
        {
            Basis = request.Adjusted ? PriceBasis.Adjusted : PriceBasis.Raw,
            Sessions = request.SessionsFromData ? CalendarKind.FromData : CalendarKind.Krx,
            Sources = _barSources,
            Bars = _barSources.Count > 0 ? _bars : null,
            Indices = _indices,
            IndexSources = _indexSources,
            Issues = _issues,
            IssueSources = _issueSources,
            Facts = _facts,
            FactSources = _factSources,
        };
    }

    public IReadOnlyList<ImportedFile> Describe(MergeResult merge) =>
        [.. _files.Select(entry => entry.Source < 0 ? entry.File : entry.File.With(merge.Bars[entry.Source]))];

    private static async Task<string> HashAsync(string path, CancellationToken cancellationToken)
    {
        await using var stream = ForeignFiles.OpenStream(path);
        return await ContentHash.OfAsync(stream, cancellationToken);
    }

    private static string Names(IEnumerable<string> paths) => string.Join(", ", paths.Select(path => Path.GetFileName(path)));

    private async Task AddAsync(string path, IForeignFile file, bool isNamed, CancellationToken cancellationToken)
    {
        var columns = new ColumnNames(path, file.Columns);
        if (columns.Recognise() is not { } kind)
        {
            if (isNamed)
            {
                throw columns.Unknown();
            }

            Add(path, ImportedFileKind.NotMarketData, 0, [columns.WhyUnknown()]);
            return;
        }

        var source = new StoredSource(Path.GetFileName(path), await HashAsync(path, cancellationToken));
        switch (kind)
        {
            case ImportedFileKind.IndexHistory:
                var rows = ListReader.ReadIndices(file, columns);
                _indices.AddRange(rows);
                _indexSources.Add(source);
                Add(path, kind, rows.Length, [.. IndexNotes(rows)]);
                break;
            case ImportedFileKind.IssueList:
                var (issues, badCodes) = ListReader.ReadIssues(file, columns);
                _issues.AddRange(issues);
                _issueSources.Add(source);
                Add(path, kind, issues.Length + badCodes, badCodes == 0 ? [] : [string.Create(CultureInfo.InvariantCulture, $"{badCodes:N0} rows have no KRX code and were left out")]);
                break;
            case ImportedFileKind.Dividends or ImportedFileKind.Successions or ImportedFileKind.Offers:
                AddFacts(path, kind, new FactReader(path, file, columns).Read(kind), source);
                break;
            default:
                AddBars(path, kind, file, columns, source);
                break;
        }
    }

    private void AddFacts(string path, ImportedFileKind kind, MarketFacts facts, StoredSource source)
    {
        _facts = new MarketFacts
        {
            Dividends = [.. _facts.Dividends, .. facts.Dividends],
            Successions = [.. _facts.Successions, .. facts.Successions],
            Offers = [.. _facts.Offers, .. facts.Offers],
        };
        _factSources.Add(source);
        Add(path, kind, facts.Dividends.Count + facts.Successions.Count + facts.Offers.Count, []);
    }

    private void AddBars(string path, ImportedFileKind kind, IForeignFile file, ColumnNames columns, StoredSource source)
    {
        if (kind == ImportedFileKind.WholeMarket && request.Adjusted)
        {
            _asTraded.Add(path);
            return;
        }

        var layout = columns.BarLayout(kind);
        var start = _bars.Count;
        var rows = file.ReadBars(layout, _bars, _barSources.Count);
        var ignored = columns.Ignored(layout);
        List<string> notes = ignored.Count == 0 ? [] : [$"columns not read: {string.Join(", ", ignored)}"];
        if (!request.Adjusted && kind == ImportedFileKind.DailyBars)
        {
            notes.Add("base prices are unknown, as only whole-market files (change, market_cap and listed_shares beside the prices) give them: splits and rights issues will look like moves of the price. If the prices are adjusted, import with --adjusted into another root");
        }

        if (kind == ImportedFileKind.WholeMarket)
        {
            notes.AddRange(SessionSizes.Notes(_bars, start, rows));
        }

        Add(path, kind, rows, notes, _barSources.Count);
        _barSources.Add(source);
    }

    private IEnumerable<string> IndexNotes(IndexRow[] rows)
    {
        if (request.SessionsFromData)
        {
            yield break;
        }

        var first = krx.Sessions[0].Date;
        var early = rows.Count(row => row.Date < first);
        if (early > 0)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{early:N0} rows before {first:yyyy-MM-dd}, where the calendar begins, were left out");
        }

        var closed = rows.Where(row => row.Date >= first && !krx.IsSession(row.Date)).Select(row => row.Date).ToArray();
        if (closed.Length > 0)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{closed.Length:N0} rows of days that are no KRX sessions, such as {closed.Min():yyyy-MM-dd}, were left out");
        }
    }

    private void RefuseNothing()
    {
        if (_asTraded.Count == 0 && _files.All(entry => entry.File.Kind == ImportedFileKind.NotMarketData))
        {
            var reasons = _files.Take(MostReasons).Select(entry => $"{Path.GetFileName(entry.File.Path)}: {entry.File.Notes[0]}");
            throw new MarketDataException($"None of these files is market data. {string.Join(" ", reasons)} {ColumnNames.Expected}");
        }
    }

    private void RefuseAsTraded()
    {
        if (_asTraded.Count == 0)
        {
            return;
        }

        var others = _files.Where(entry => entry.Source >= 0).Select(entry => entry.File.Path).ToArray();
        var rest = others.Length == 0 ? "" : $" Adjusted prices and prices as traded do not go into one root: import the other bars ({Names(others)}) by themselves, those that are adjusted with --adjusted and a --root of their own.";
        throw new MarketDataException($"{Names(_asTraded)}: whole-market files hold prices as traded. Import them without --adjusted, into a root of raw prices.{rest}");
    }

    private void Add(string path, ImportedFileKind kind, int rows, IReadOnlyList<string> notes, int source = -1) =>
        _files.Add((new ImportedFile { Path = path, Kind = kind, RowsRead = rows, Notes = notes }, source));
}
