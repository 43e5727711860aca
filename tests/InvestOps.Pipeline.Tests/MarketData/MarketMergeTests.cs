using InvestOps.Domain.Market;
using InvestOps.Domain.Quality;
using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.MarketData;
using InvestOps.Pipeline.MarketData.Manifest;
using InvestOps.Pipeline.MarketData.Tables;
using InvestOps.Testing;
using Xunit;

namespace InvestOps.Pipeline.Tests.MarketData;

public sealed class MarketMergeTests
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly InMemoryAssetStore _assets = new();
    private readonly MarketStore _store;

    public MarketMergeTests() => _store = new MarketStore(_assets, Some.Calendar);

    [Fact]
    public async Task Years_go_into_files_of_their_own_and_rows_into_code_order()
    {
        await MergeAsync(Batch(("2024-01-02", Sessions.Bar("005930", 200)), ("2023-12-28", Sessions.Bar("005930", 190)), ("2024-01-02", Sessions.Bar("000020", 50))));

        var panel = await _store.LoadAsync(new PanelRequest { Columns = [PanelColumn.Close] }, None);
        Assert.Equal("000020 005930", string.Join(' ', panel.Issues.Select(issue => issue.Symbol)));
        Assert.Equal("NaN 190", string.Join(' ', panel.Row(PanelColumn.Close, 0).ToArray()));
        Assert.Equal("50 200", string.Join(' ', panel.Row(PanelColumn.Close, 1).ToArray()));
        Assert.Equal(2, _assets.All.Keys.Count(path => path.Path.StartsWith("bars/202", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_same_batch_again_changes_nothing()
    {
        await MergeAsync(Batch(("2024-01-02", Sessions.Bar("005930", 200)), ("2024-01-03", Sessions.Bar("005930", 210))));
        var before = _assets.All.ToDictionary(pair => pair.Key, pair => pair.Value.ToArray());

        var again = await MergeAsync(Batch(("2024-01-02", Sessions.Bar("005930", 200)), ("2024-01-03", Sessions.Bar("005930", 210))));

        Assert.Equal((0, 2), (again.Bars[0].Kept, again.Bars[0].AlreadyStored));
        Assert.Empty(again.FilesWritten);
        Assert.Equal(before.Count, _assets.All.Count);
        Assert.All(before, pair => Assert.Equal(pair.Value, _assets.All[pair.Key]));
    }

    [Fact]
    public async Task The_order_of_imports_leaves_the_same_rows_and_the_same_vintage()
    {
        var first = Batch(("2024-01-02", Sessions.Bar("005930", 200)));
        var second = Batch(("2024-01-02", Sessions.Bar("000020", 50)), ("2024-01-03", Sessions.Bar("000020", 51)));
        await MergeAsync(first);
        await MergeAsync(second);
        var other = new MarketStore(new InMemoryAssetStore(), Some.Calendar);

        await other.MergeAsync(Batch(("2024-01-02", Sessions.Bar("000020", 50)), ("2024-01-03", Sessions.Bar("000020", 51)), ("2024-01-02", Sessions.Bar("005930", 200))), progress: null, None);

        Assert.Equal((await other.DescribeAsync(None))!.VintageOf(DateOnly.MaxValue), (await _store.DescribeAsync(None))!.VintageOf(DateOnly.MaxValue));
    }

    [Fact]
    public async Task Later_sessions_leave_the_vintage_of_earlier_ones()
    {
        await MergeAsync(Batch(("2024-01-02", Sessions.Bar("005930", 200))));
        var vintage = (await _store.DescribeAsync(None))!.VintageOf(new DateOnly(2024, 1, 2));

        await MergeAsync(Batch(("2024-01-03", Sessions.Bar("005930", 210))));

        var after = (await _store.DescribeAsync(None))!;
        Assert.Equal(vintage, after.VintageOf(new DateOnly(2024, 1, 2)));
        Assert.False(vintage == after.VintageOf(new DateOnly(2024, 1, 3)), "a new session must change the vintage of its own date");
    }

    [Fact]
    public async Task A_row_that_differs_from_the_stored_one_is_held_back_and_the_stored_one_stays()
    {
        await MergeAsync(Batch(("2024-01-02", Sessions.Bar("005930", 200))));

        var result = await MergeAsync(Batch(("2024-01-02", Sessions.Bar("005930", 201)), ("2024-01-02", Sessions.Bar("000020", 50))));

        var conflict = Assert.Single(result.Bars[0].Examples[BarFinding.ConflictsWithStored]);
        Assert.Equal((201, 200), (conflict.Numbers.Close, conflict.Stored!.Value.Close));
        Assert.Equal(1, result.Bars[0].Kept);
        Assert.Equal(200, (await _store.ReadSessionAsync(Some.SessionOn("2024-01-02"), None))!.Bars[1].Close);
    }

    [Fact]
    public async Task What_only_one_of_two_rows_says_is_no_conflict()
    {
        await MergeAsync(Batch(("2024-01-02", Sessions.Bar("005930", 200) with { Name = "삼성전자", MarketCap = 1e12 })));

        var result = await MergeAsync(Batch(("2024-01-02", Sessions.Bar("005930", 200))));

        Assert.Equal((1, 0), (result.Bars[0].AlreadyStored, result.Bars[0].HeldBack));
    }

    [Fact]
    public async Task A_row_given_twice_by_one_source_is_held_back_once()
    {
        var result = await MergeAsync(Batch(("2024-01-02", Sessions.Bar("005930", 200)), ("2024-01-02", Sessions.Bar("005930", 200))));

        Assert.Equal((1, 1), (result.Bars[0].Kept, result.Bars[0].Findings[BarFinding.DuplicateRow]));
    }

    [Fact]
    public async Task A_day_off_the_calendar_is_held_back()
    {
        var result = await MergeAsync(Batch(("2024-01-01", Sessions.Bar("005930", 200)), ("2024-01-02", Sessions.Bar("005930", 200))));

        Assert.Equal((1, 1), (result.Bars[0].Kept, result.Bars[0].Findings[BarFinding.NotATradingDay]));
        Assert.Contains(new AssetPath("market", "quality/2024-01-01.json"), _assets.All.Keys);
    }

    [Fact]
    public async Task A_source_with_another_calendar_is_refused_with_a_hint_and_nothing_is_written()
    {
        var batch = Batch(("2024-01-01", Sessions.Bar("005930", 1)), ("2024-02-09", Sessions.Bar("005930", 1)), ("2024-02-12", Sessions.Bar("005930", 1)), ("2024-02-13", Sessions.Bar("005930", 1)));

        var refused = await Assert.ThrowsAsync<MarketDataException>(() => MergeAsync(batch));

        Assert.Contains("3 of its 4 dates are no KRX sessions", refused.Message, StringComparison.Ordinal);
        Assert.Contains("--sessions from-data", refused.Message, StringComparison.Ordinal);
        Assert.Empty(_assets.All);
    }

    [Fact]
    public async Task A_source_whose_raw_prices_are_fractions_is_refused_with_a_hint()
    {
        var rows = Some.Calendar.Sessions.SkipWhile(session => session.Date.Year < 2024).Take(30)
            .Select(session => (session.ToString(), Sessions.Bar("005930", 100.5))).ToArray();

        var refused = await Assert.ThrowsAsync<MarketDataException>(() => MergeAsync(Batch(rows)));

        Assert.Contains("--adjusted", refused.Message, StringComparison.Ordinal);
        Assert.Empty(_assets.All);
    }

    [Fact]
    public async Task Price_bases_do_not_mix()
    {
        await MergeAsync(Batch(("2024-01-02", Sessions.Bar("005930", 200))));
        var files = _assets.All.Count;

        var refused = await Assert.ThrowsAsync<MarketDataException>(() => MergeAsync(Batch(("2024-01-03", Sessions.Bar("005930", 200))) with { Basis = PriceBasis.Adjusted }));

        Assert.Contains("holds raw prices", refused.Message, StringComparison.Ordinal);
        Assert.Equal(files, _assets.All.Count);
    }

    [Fact]
    public async Task Kinds_of_sessions_do_not_mix()
    {
        await MergeAsync(Batch(("2024-01-02", Sessions.Bar("005930", 200))));

        var refused = await Assert.ThrowsAsync<MarketDataException>(() => MergeAsync(Batch(("2024-01-03", Sessions.Bar("005930", 200))) with { Sessions = CalendarKind.FromData }));

        Assert.Contains("holds KRX sessions", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_daily_session_is_refused_by_a_root_of_adjusted_prices()
    {
        await MergeAsync(Batch(("2024-01-02", Sessions.Bar("005930", 200))) with { Basis = PriceBasis.Adjusted });

        var refused = await Assert.ThrowsAsync<MarketDataException>(() => _store.PublishSessionAsync(Sessions.On("2024-01-03", Sessions.Bar("005930", 200)), "krx", replace: false, None));

        Assert.Contains("adjusted prices", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sessions_from_data_are_the_dates_of_the_data()
    {
        await MergeAsync(Batch(("2024-01-01", Sessions.Bar("005930", 200)), ("2024-01-06", Sessions.Bar("005930", 210))) with { Sessions = CalendarKind.FromData });

        var panel = await _store.LoadAsync(new PanelRequest { Columns = [PanelColumn.Close] }, None);

        Assert.Equal("2024-01-01 2024-01-06", string.Join(' ', panel.Sessions));
        Assert.Equal(2, panel.Calendar.Sessions.Count);
    }

    [Fact]
    public async Task An_adjusted_panel_is_not_adjusted_again()
    {
        await MergeAsync(Batch(("2024-01-02", Sessions.Bar("005930", 1_000) with { Change = 0 }), ("2024-01-03", Sessions.Bar("005930", 110) with { Change = 10 })) with { Basis = PriceBasis.Adjusted });

        var panel = await _store.LoadAsync(new PanelRequest { Columns = [PanelColumn.Adjustment] }, None);

        Assert.Equal(1, panel.At(PanelColumn.Adjustment, 1, 0));
    }

    [Fact]
    public async Task The_issue_list_gives_names_listing_dates_and_industries()
    {
        var listing = new Listing { Symbol = Symbol.Parse("005930"), Name = "삼성전자, \"주식회사\"", Board = Board.Kospi, Class = ShareClass.Common, Industry = "통신 및 방송 장비", ListedOn = new DateOnly(1975, 6, 11) };
        await MergeAsync(Batch(("2024-01-02", Sessions.Bar("005930", 200)), ("2024-01-02", Sessions.Bar("000020", 50))) with { Issues = [listing] });

        var panel = await _store.LoadAsync(new PanelRequest { Columns = [PanelColumn.Close] }, None);

        Assert.Equal(listing, panel.Issues[1]);
        Assert.Equal(("000020", Board.Unknown), (panel.Issues[0].Name, panel.Issues[0].Board));
    }

    [Fact]
    public async Task Indices_and_issues_alone_leave_the_basis_open()
    {
        await _store.MergeAsync(new MarketBatch { Basis = PriceBasis.Raw, Sessions = CalendarKind.Krx, Indices = [new IndexRow(new DateOnly(2024, 1, 2), new IndexBar { Index = "KOSPI", Close = 2669.81 })] }, progress: null, None);

        await MergeAsync(Batch(("2024-01-02", Sessions.Bar("005930", 200))) with { Basis = PriceBasis.Adjusted });

        var panel = await _store.LoadAsync(new PanelRequest { Columns = [PanelColumn.Close], Indices = true }, None);
        Assert.Equal(PriceBasis.Adjusted, panel.Basis);
        Assert.Equal(2669.81, panel.Indices["KOSPI"][0]);
    }

    [Fact]
    public async Task An_index_row_that_differs_is_counted_and_the_stored_one_stays()
    {
        var date = new DateOnly(2024, 1, 2);
        await MergeIndexAsync(new IndexRow(date, new IndexBar { Index = "KOSPI", Close = 2669.81 }));

        var result = await MergeIndexAsync(
            new IndexRow(date, new IndexBar { Index = "KOSPI", Close = 1 }),
            new IndexRow(date, new IndexBar { Index = "KOSDAQ", Close = 878.93 }),
            new IndexRow(new DateOnly(2024, 1, 1), new IndexBar { Index = "KOSPI", Close = 1 }));

        Assert.Equal((1, 0, 1, 1), (result.IndexRowsKept, result.IndexRowsAlreadyStored, result.IndexRowsInConflict, result.IndexRowsHeldBack));
    }

    [Fact]
    public async Task A_publish_over_a_changed_manifest_is_refused()
    {
        var assets = new InterferingAssetStore(_assets);
        var store = new MarketStore(assets, Some.Calendar);
        assets.BeforeNextWriteOf("bars/", () => MergeAsync(Batch(("2023-12-28", Sessions.Bar("005930", 1)))));

        var refused = await Assert.ThrowsAsync<MarketDataException>(() => store.MergeAsync(Batch(("2024-01-02", Sessions.Bar("005930", 200))), progress: null, None));

        Assert.Contains("changed by another run", refused.Message, StringComparison.Ordinal);
        Assert.Equal(Some.SessionOn("2023-12-28"), (await _store.DescribeAsync(None))!.Last);
    }

    [Fact]
    public async Task An_import_that_changes_nothing_deletes_no_file_that_another_one_publishes()
    {
        var batch = () => Batch(("2024-01-02", Sessions.Bar("005930", 200)), ("2023-12-28", Sessions.Bar("005930", 190) with { Low = 0 }));
        await MergeAsync(batch());
        var assets = new InterferingAssetStore(_assets);
        assets.BeforeNextReadOf("quality/", () => MergeAsync(Batch(("2024-01-03", Sessions.Bar("005930", 210)))));

        var result = await new MarketStore(assets, Some.Calendar).MergeAsync(batch(), progress: null, None);

        Assert.Empty(result.FilesWritten);
        await _store.VerifyAsync(None);
    }

    [Fact]
    public async Task A_publish_deletes_no_file_that_another_one_is_writing()
    {
        var assets = new InterferingAssetStore(_assets);
        var store = new MarketStore(assets, Some.Calendar);
        var other = new AssetPath("market", "bars/2023.000000000000.parquet");
        assets.BeforeNextWriteOf("market.json", () => _assets.WriteAsync(other, new byte[] { 1 }, None));

        await store.MergeAsync(Batch(("2024-01-02", Sessions.Bar("005930", 200))), progress: null, None);

        Assert.Contains(other, _assets.All.Keys);
    }

    [Fact]
    public async Task A_load_that_meets_a_publish_gives_what_was_published()
    {
        await MergeAsync(Batch(("2024-01-02", Sessions.Bar("005930", 200))));
        var assets = new InterferingAssetStore(_assets);
        assets.BeforeNextReadOf("bars/", () => MergeAsync(Batch(("2024-01-03", Sessions.Bar("005930", 210)))));

        var panel = await new MarketStore(assets, Some.Calendar).LoadAsync(new PanelRequest { Columns = [PanelColumn.Close] }, None);

        Assert.Equal("2024-01-02 2024-01-03", string.Join(' ', panel.Sessions));
    }

    private static MarketBatch Batch(params (string Date, DailyBar Bar)[] rows)
    {
        var table = new BarTable();
        foreach (var (date, bar) in rows)
        {
            table.Add(DateOnly.ParseExact(date, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), bar, source: 0);
        }

        return new MarketBatch { Basis = PriceBasis.Raw, Sessions = CalendarKind.Krx, Sources = [new StoredSource("test.csv")], Bars = table };
    }

    private Task<MergeResult> MergeAsync(MarketBatch batch) => _store.MergeAsync(batch, progress: null, None);

    private Task<MergeResult> MergeIndexAsync(params IndexRow[] rows) =>
        _store.MergeAsync(new MarketBatch { Basis = PriceBasis.Raw, Sessions = CalendarKind.Krx, Indices = rows }, progress: null, None);
}
