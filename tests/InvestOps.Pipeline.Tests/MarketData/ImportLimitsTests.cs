using System.Globalization;
using InvestOps.Domain.Market;
using InvestOps.Domain.Quality;
using InvestOps.Pipeline.MarketData;
using InvestOps.Pipeline.MarketData.Manifest;
using InvestOps.Pipeline.MarketData.Merging;
using InvestOps.Pipeline.MarketData.Tables;
using InvestOps.Testing;
using Xunit;

namespace InvestOps.Pipeline.Tests.MarketData;

public sealed class ImportLimitsTests
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly InMemoryAssetStore _assets = new();
    private readonly MarketStore _store;

    public ImportLimitsTests() => _store = new MarketStore(_assets, Some.Calendar);

    [Fact]
    public void Records_of_rows_held_back_are_bounded_and_their_count_is_not()
    {
        var table = new BarTable();
        table.Add(new DateOnly(2024, 1, 2), Sessions.Bar("005930", 100), source: 0);
        var tally = new MergeTally(table, [new StoredSource("test.csv")]);

        for (var row = 0; row <= MergeTally.MostRecordsOfAFinding; row++)
        {
            tally.HoldBack(0, BarFinding.ConflictsWithStored);
        }

        Assert.Equal(MergeTally.MostRecordsOfAFinding, tally.HeldBack().Count());
        Assert.Equal(MergeTally.MostRecordsOfAFinding + 1, tally.Sources[0].HeldBack);
    }

    [Fact]
    public async Task A_quality_file_is_bounded_and_stays_as_it_is_when_it_is_full()
    {
        const int most = 5_000;
        var defects = Enumerable.Range(0, most + 100).Select(index => new BarDefect
        {
            Finding = BarFinding.ConflictsWithStored,
            Code = "005930",
            Date = new DateOnly(2024, 1, 2),
            Source = $"file {index}",
            Numbers = default,
        }).ToArray();

        var first = await QualityFile.WriteAsync(_assets, defects, None);
        var again = await QualityFile.WriteAsync(_assets, defects.Reverse(), None);

        Assert.Equal(["quality/2024-01-02.json"], first);
        Assert.Empty(again);
        Assert.Equal(most, (await _store.ReadHeldBackAsync(Some.SessionOn("2024-01-02"), None)).Count);
    }

    [Fact]
    public void More_files_than_can_be_told_apart_are_refused()
    {
        var table = new BarTable();
        table.Append(1, source: 65_534);

        var refused = Assert.Throws<MarketDataException>(() => table.Append(1, source: 65_535));

        Assert.StartsWith("One import takes at most 65,535 files with bars.", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Dates_off_the_calendar_are_counted_by_source()
    {
        var table = new BarTable();
        var rows = new[] { "2024-01-01", "2024-01-02", "2024-01-06", "2024-01-01", "2024-01-07" };
        foreach (var (date, source) in rows.Select((date, index) => (date, index < 2 ? 0 : 1)).Append(("2024-01-13", 1)))
        {
            table.Add(DateOnly.ParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture), Sessions.Bar("005930", 100), source);
        }

        var batch = new MarketBatch { Basis = PriceBasis.Raw, Sessions = CalendarKind.Krx, Sources = [new StoredSource("good.csv"), new StoredSource("bad.csv")], Bars = table };

        var refused = await Assert.ThrowsAsync<MarketDataException>(() => _store.MergeAsync(batch, progress: null, None));

        Assert.StartsWith("bad.csv: 4 of its 4 dates are no KRX sessions", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_files_are_screened_in_one_pass()
    {
        const int files = 30_000;
        var table = new BarTable();
        for (var source = 0; source < files; source++)
        {
            table.Append(10, source);
        }

        table.Codes.Intern(Symbol.Parse("005930"));
        foreach (var column in new[] { BarColumn.Open, BarColumn.High, BarColumn.Low, BarColumn.Close, BarColumn.Volume })
        {
            table.Numbers(column).Fill(100);
        }

        table.Days.Fill(new DateOnly(2024, 1, 2).DayNumber);
        var tally = new MergeTally(table, [.. Enumerable.Range(0, files).Select(index => new StoredSource($"{index}.csv"))]);

        // A pass a file would be 9 thousand million steps: some ten seconds, where one pass is far below one.
        var screened = Task.Run(() => new BarScreen(table, tally, PriceBasis.Raw, Some.Calendar).Pass().Length, TestContext.Current.CancellationToken);

        Assert.Equal(table.Count, await screened.WaitAsync(TimeSpan.FromSeconds(4), TestContext.Current.CancellationToken));
    }
}
