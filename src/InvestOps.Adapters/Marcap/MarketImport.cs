using System.Globalization;
using System.Security.Cryptography;
using InvestOps.Adapters.Marcap.Formats;
using InvestOps.Domain.Market;
using InvestOps.Pipeline.MarketData;
using InvestOps.Pipeline.MarketData.Manifest;
using InvestOps.Pipeline.MarketData.Tables;

namespace InvestOps.Adapters.Marcap;

/// <summary>
/// Brings files that people already have into the market store: marcap-style files, long-format bars, index history and
/// issue lists. All files are read and checked before anything is written.
/// </summary>
public sealed class MarketImport(MarketStore store)
{
    /// <exception cref="MarketDataException">A file cannot be read or is none of the kinds, or the files do not fit each other or the root. Nothing is written then.</exception>
    public async Task<ImportSummary> RunAsync(ImportRequest request, IProgress<ImportProgress>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var found = ForeignFiles.Find(request.Paths);
        var read = new ReadFiles(request.Adjusted);
        for (var index = 0; index < found.Count; index++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            progress?.Report(new ImportProgress("reading", index, found.Count));
            await read.AddAsync(found[index].Path, found[index].IsNamed, cancellationToken);
        }

        progress?.Report(new ImportProgress("reading", found.Count, found.Count));
        var merge = await store.MergeAsync(read.ToBatch(request.SessionsFromData), progress, cancellationToken);
        return new ImportSummary
        {
            Files = read.Describe(merge),
            Merge = merge,
            Store = await store.DescribeAsync(cancellationToken),
        };
    }

    /// <summary>What was read so far.</summary>
    private sealed class ReadFiles(bool adjusted)
    {
        private readonly BarTable _bars = new();
        private readonly List<(ImportedFile File, int Source)> _files = [];
        private readonly List<StoredSource> _barSources = [];
        private readonly List<StoredSource> _indexSources = [];
        private readonly List<StoredSource> _issueSources = [];
        private readonly List<IndexRow> _indices = [];
        private readonly List<Listing> _issues = [];

        public async Task AddAsync(string path, bool isNamed, CancellationToken cancellationToken)
        {
            using var file = ForeignFiles.Open(path);
            var columns = new ColumnNames(path, file.Columns);
            if (columns.Recognise() is not { } kind)
            {
                if (isNamed)
                {
                    throw columns.Unknown();
                }

                Add(path, ImportedFileKind.NotMarketData, 0, [columns.Unknown().Message]);
                return;
            }

            var source = new StoredSource(Path.GetFileName(path), await HashAsync(path, cancellationToken));
            switch (kind)
            {
                case ImportedFileKind.IndexHistory:
                    var rows = ListReader.ReadIndices(file, columns);
                    _indices.AddRange(rows);
                    _indexSources.Add(source);
                    Add(path, kind, rows.Length, []);
                    break;
                case ImportedFileKind.IssueList:
                    var (issues, badCodes) = ListReader.ReadIssues(file, columns);
                    _issues.AddRange(issues);
                    _issueSources.Add(source);
                    Add(path, kind, issues.Length + badCodes, badCodes == 0 ? [] : [string.Create(CultureInfo.InvariantCulture, $"{badCodes:N0} rows have no KRX code and were left out")]);
                    break;
                default:
                    AddBars(path, kind, file, columns, source);
                    break;
            }
        }

        public MarketBatch ToBatch(bool sessionsFromData) => new()
        {
            Basis = adjusted ? PriceBasis.Adjusted : PriceBasis.Raw,
            Sessions = sessionsFromData ? CalendarKind.FromData : CalendarKind.Krx,
            Sources = _barSources,
            Bars = _barSources.Count > 0 ? _bars : null,
            Indices = _indices,
            IndexSources = _indexSources,
            Issues = _issues,
            IssueSources = _issueSources,
        };

        public IReadOnlyList<ImportedFile> Describe(MergeResult merge) =>
            [.. _files.Select(entry => entry.Source < 0 ? entry.File : entry.File.With(merge.Bars[entry.Source]))];

        private static async Task<string> HashAsync(string path, CancellationToken cancellationToken)
        {
            await using var stream = ForeignFiles.OpenStream(path);
            return Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellationToken));
        }

        private void AddBars(string path, ImportedFileKind kind, IForeignFile file, ColumnNames columns, StoredSource source)
        {
            if (kind == ImportedFileKind.WholeMarket && adjusted)
            {
                throw new MarketDataException($"{path}: whole-market files hold prices as traded. Import it without --adjusted, into a root of raw prices.");
            }

            var layout = columns.BarLayout(kind);
            var start = _bars.Count;
            var rows = file.ReadBars(layout, _bars, _barSources.Count);
            var ignored = columns.Ignored(layout);
            List<string> notes = ignored.Count == 0 ? [] : [$"columns not read: {string.Join(", ", ignored)}"];
            if (kind == ImportedFileKind.WholeMarket)
            {
                notes.AddRange(SessionSizes.Notes(_bars, start, rows));
            }

            Add(path, kind, rows, notes, _barSources.Count);
            _barSources.Add(source);
        }

        private void Add(string path, ImportedFileKind kind, int rows, IReadOnlyList<string> notes, int source = -1) =>
            _files.Add((new ImportedFile { Path = path, Kind = kind, RowsRead = rows, Notes = notes }, source));
    }
}
