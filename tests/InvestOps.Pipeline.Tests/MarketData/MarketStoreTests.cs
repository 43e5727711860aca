using InvestOps.Domain.Market;
using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.MarketData;
using InvestOps.Testing;
using Xunit;

namespace InvestOps.Pipeline.Tests.MarketData;

public sealed class MarketStoreTests
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly InMemoryAssetStore _assets = new();
    private readonly MarketStore _store;

    public MarketStoreTests() => _store = new MarketStore(_assets, Some.Calendar);

    [Fact]
    public async Task A_published_session_is_read_back_as_it_was()
    {
        var session = Sessions.On("2024-01-02", Sessions.Bar("005930", 79_600) with { Name = "삼성전자", Market = "KOSPI", Change = 1_100, Value = 1.3e12, MarketCap = 4.7e14, ListedShares = 5_969_782_550 });

        var published = await _store.PublishSessionAsync(session, "krx", replace: false, None);

        var read = await _store.ReadSessionAsync(session.Date, None);
        Assert.Equal(PublishOutcome.Published, published.Outcome);
        Assert.Equal(session.Bars, read!.Bars);
    }

    [Fact]
    public async Task The_same_session_again_changes_no_byte()
    {
        var session = Sessions.On("2024-01-02", Sessions.Bar("005930", 79_600)) with { Indices = [new IndexBar { Index = "KOSPI", Close = 2669.81 }] };
        await _store.PublishSessionAsync(session, "krx", replace: false, None);
        var before = _assets.All.ToDictionary(pair => pair.Key, pair => pair.Value.ToArray());

        var again = await _store.PublishSessionAsync(session, "krx", replace: false, None);

        Assert.Equal(PublishOutcome.AlreadyStored, again.Outcome);
        Assert.Equal(before.Count, _assets.All.Count);
        Assert.All(before, pair => Assert.Equal(pair.Value, _assets.All[pair.Key]));
    }

    [Fact]
    public async Task Other_rows_for_a_stored_session_are_refused_unless_they_replace_it()
    {
        var provisional = Sessions.On("2024-01-02", Sessions.Bar("005930", 79_600));
        var official = Sessions.On("2024-01-02", Sessions.Bar("005930", 79_700));
        await _store.PublishSessionAsync(provisional, "evening", replace: false, None);

        var refused = await Assert.ThrowsAsync<MarketDataException>(() => _store.PublishSessionAsync(official, "krx", replace: false, None));
        var replaced = await _store.PublishSessionAsync(official, "krx", replace: true, None);

        Assert.Contains("2024-01-02 is stored already, from evening", refused.Message, StringComparison.Ordinal);
        Assert.Equal(PublishOutcome.Replaced, replaced.Outcome);
        Assert.Equal(79_700, (await _store.ReadSessionAsync(official.Date, None))!.Bars[0].Close);
        Assert.Single(_assets.All.Keys, path => path.Path.StartsWith("bars/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Sessions_without_rows_are_gaps_in_the_panel()
    {
        await _store.PublishSessionAsync(Sessions.On("2024-01-02", Sessions.Bar("005930", 100)), "krx", replace: false, None);
        await _store.PublishSessionAsync(Sessions.On("2024-01-04", Sessions.Bar("005930", 120), Sessions.Bar("000020", 50)), "krx", replace: false, None);

        var panel = await _store.LoadAsync(new PanelRequest { Columns = [PanelColumn.Close] }, None);

        Assert.Equal("2024-01-02 2024-01-03 2024-01-04", string.Join(' ', panel.Sessions));
        Assert.Equal([true, false, true], Enumerable.Range(0, 3).Select(panel.IsStored));
        Assert.Equal("000020 005930", string.Join(' ', panel.Issues.Select(issue => issue.Symbol)));
        Assert.Equal([double.NaN, 100], panel.Row(PanelColumn.Close, 0).ToArray());
        Assert.Equal([double.NaN, double.NaN], panel.Row(PanelColumn.Close, 1).ToArray());
        Assert.Equal([50, 120], panel.Row(PanelColumn.Close, 2).ToArray());
    }

    [Fact]
    public async Task A_halted_row_has_a_close_and_no_other_price()
    {
        var halted = new DailyBar { Symbol = Symbol.Parse("005930"), Close = 100, Volume = 0 };
        await _store.PublishSessionAsync(Sessions.On("2024-01-02", halted), "krx", replace: false, None);

        var panel = await _store.LoadAsync(new PanelRequest { Columns = [PanelColumn.Open, PanelColumn.Close, PanelColumn.Volume, PanelColumn.Value] }, None);

        Assert.True(double.IsNaN(panel.At(PanelColumn.Open, 0, 0)));
        Assert.Equal(100, panel.At(PanelColumn.Close, 0, 0));
        Assert.Equal(0, panel.At(PanelColumn.Volume, 0, 0));
        Assert.Equal(0, panel.At(PanelColumn.Value, 0, 0));
    }

    [Fact]
    public async Task A_split_shows_in_the_adjustment_and_not_in_the_stored_price()
    {
        await _store.PublishSessionAsync(Sessions.On("2024-01-02", Sessions.Bar("005930", 1_000) with { Change = 0 }), "krx", replace: false, None);
        await _store.PublishSessionAsync(Sessions.On("2024-01-03", Sessions.Bar("005930", 110) with { Change = 10 }), "krx", replace: false, None);

        var panel = await _store.LoadAsync(new PanelRequest { Columns = [PanelColumn.Adjustment] }, None);

        Assert.Equal([1, 0.1], [panel.At(PanelColumn.Adjustment, 0, 0), panel.At(PanelColumn.Adjustment, 1, 0)]);
    }

    [Fact]
    public async Task Names_and_status_are_those_of_the_loaded_range()
    {
        await _store.PublishSessionAsync(Sessions.On("2024-01-02", Sessions.Bar("123450", 100) with { Name = "가나스팩1호", Market = "KOSDAQ", Section = "SPAC(소속부없음)" }), "krx", replace: false, None);
        await _store.PublishSessionAsync(Sessions.On("2024-02-01", Sessions.Bar("123450", 100) with { Name = "다라전자", Market = "KOSDAQ", Section = "관리종목(소속부없음)" }), "krx", replace: false, None);

        var january = await _store.LoadAsync(new PanelRequest { To = new DateOnly(2024, 1, 31), Columns = [PanelColumn.Close], Status = true }, None);
        var all = await _store.LoadAsync(new PanelRequest { Columns = [PanelColumn.Close], Status = true }, None);

        Assert.Equal(("가나스팩1호", ShareClass.Spac, Board.Kosdaq), (january.Issues[0].Name, january.Issues[0].Class, january.Issues[0].Board));
        Assert.Equal(("다라전자", ShareClass.Common), (all.Issues[0].Name, all.Issues[0].Class));
        Assert.Equal(IssueStatus.Spac, all.StatusAt(0, 0));
        Assert.Equal(IssueStatus.Administrative, all.StatusAt(all.Sessions.Count - 1, 0));
    }

    [Fact]
    public async Task The_board_is_that_of_each_session()
    {
        await _store.PublishSessionAsync(Sessions.On("2024-01-02", Sessions.Bar("123450", 100) with { Name = "가나", Market = "KONEX" }), "krx", replace: false, None);
        await _store.PublishSessionAsync(Sessions.On("2024-01-03", Sessions.Bar("123450", 100) with { Name = "가나", Market = "KOSDAQ GLOBAL" }), "krx", replace: false, None);
        await _store.PublishSessionAsync(Sessions.On("2024-01-04", Sessions.Bar("005930", 100) with { Name = "다라", Market = "KOSPI" }), "krx", replace: false, None);

        var panel = await _store.LoadAsync(new PanelRequest { Columns = [PanelColumn.Close], Status = true }, None);

        Assert.Equal([Board.Konex, Board.Kosdaq, Board.Kosdaq], Enumerable.Range(0, 3).Select(session => panel.BoardAt(session, 1)));
    }

    [Fact]
    public async Task Sessions_of_a_past_month_go_into_its_file_and_months_of_a_past_year_into_the_year_and_nothing_changes_for_a_reader()
    {
        await _store.PublishSessionAsync(Sessions.On("2024-01-02", Sessions.Bar("005930", 100)), "krx", replace: false, None);
        await _store.PublishSessionAsync(Sessions.On("2024-01-03", Sessions.Bar("005930", 110)), "krx", replace: false, None);
        var vintage = (await _store.DescribeAsync(None))!.VintageOf(new DateOnly(2024, 1, 31));

        await _store.PublishSessionAsync(Sessions.On("2024-02-01", Sessions.Bar("005930", 120)), "krx", replace: false, None);
        Assert.Equal(["bars/2024/2024-01", "bars/2024/2024-02-01"], BarFiles());

        await _store.PublishSessionAsync(Sessions.On("2025-01-02", Sessions.Bar("005930", 130)), "krx", replace: false, None);
        Assert.Equal(["bars/2024", "bars/2025/2025-01-02"], BarFiles());
        Assert.Equal(vintage, (await _store.DescribeAsync(None))!.VintageOf(new DateOnly(2024, 1, 31)));
        Assert.Equal(110, (await _store.ReadSessionAsync(Some.SessionOn("2024-01-03"), None))!.Bars[0].Close);
    }

    [Fact]
    public async Task A_gap_that_is_filled_later_joins_the_file_of_its_year()
    {
        foreach (var date in new[] { "2023-05-02", "2024-01-02", "2023-05-03", "2023-06-01" })
        {
            await _store.PublishSessionAsync(Sessions.On(date, Sessions.Bar("005930", 100)), "krx", replace: false, None);
        }

        Assert.Equal(["bars/2023", "bars/2023/2023-05", "bars/2023/2023-06-01", "bars/2024/2024-01-02"], BarFiles());

        await _store.PublishSessionAsync(Sessions.On("2024-01-03", Sessions.Bar("005930", 100)), "krx", replace: false, None);

        Assert.Equal(["bars/2023", "bars/2024/2024-01-02", "bars/2024/2024-01-03"], BarFiles());
        Assert.Equal(5, (await _store.DescribeAsync(None))!.Sessions.Count);
    }

    [Fact]
    public async Task A_session_within_a_file_of_many_can_be_replaced()
    {
        await _store.PublishSessionAsync(Sessions.On("2024-01-02", Sessions.Bar("005930", 100)), "evening", replace: false, None);
        await _store.PublishSessionAsync(Sessions.On("2024-01-03", Sessions.Bar("005930", 110)), "evening", replace: false, None);
        await _store.PublishSessionAsync(Sessions.On("2024-02-01", Sessions.Bar("005930", 120)), "evening", replace: false, None);

        var replaced = await _store.PublishSessionAsync(Sessions.On("2024-01-02", Sessions.Bar("005930", 101)), "krx", replace: true, None);

        var panel = await _store.LoadAsync(new PanelRequest { To = new DateOnly(2024, 1, 3), Columns = [PanelColumn.Close] }, None);
        Assert.Equal(PublishOutcome.Replaced, replaced.Outcome);
        Assert.Equal([101, 110], [panel.At(PanelColumn.Close, 0, 0), panel.At(PanelColumn.Close, 1, 0)]);
    }

    [Fact]
    public async Task Bad_rows_are_held_back_and_listed()
    {
        var session = Sessions.On("2024-01-02", Sessions.Bar("005930", 100), Sessions.Bar("000020", 100) with { Low = 0, High = 0, Open = 0 });

        var published = await _store.PublishSessionAsync(session, "krx", replace: false, None);

        var quality = System.Text.Encoding.UTF8.GetString(_assets.All[new AssetPath("market", "quality/2024-01-02.json")]);
        Assert.Equal(1, published.Rows);
        Assert.Equal("000020", Assert.Single(published.HeldBack).Code);
        Assert.Contains("MissingPrices", quality, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Indices_are_aligned_with_the_sessions()
    {
        await _store.PublishSessionAsync(Sessions.On("2024-01-02", Sessions.Bar("005930", 100)) with { Indices = [new IndexBar { Index = "KOSPI", Close = 2669.81 }] }, "krx", replace: false, None);
        await _store.PublishSessionAsync(Sessions.On("2024-01-04", Sessions.Bar("005930", 100)) with { Indices = [new IndexBar { Index = "KOSPI", Close = 2587.02 }] }, "krx", replace: false, None);

        var panel = await _store.LoadAsync(new PanelRequest { Columns = [PanelColumn.Close], Indices = true }, None);

        Assert.Equal([2669.81, double.NaN, 2587.02], panel.Indices["KOSPI"]);
    }

    [Fact]
    public async Task A_file_of_another_size_is_named_when_it_is_loaded()
    {
        await _store.PublishSessionAsync(Sessions.On("2024-01-02", Sessions.Bar("005930", 100)), "krx", replace: false, None);
        var file = _assets.All.Keys.Single(path => path.Path.StartsWith("bars/", StringComparison.Ordinal));
        await _assets.WriteAsync(file, _assets.All[file].AsMemory(0, 100), None);

        var refused = await Assert.ThrowsAsync<MarketDataException>(() => _store.LoadAsync(new PanelRequest { Columns = [PanelColumn.Close] }, None));

        Assert.Contains(file.Path, refused.Message, StringComparison.Ordinal);
        Assert.Contains("100 bytes", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_changed_byte_is_found_by_verification()
    {
        await _store.PublishSessionAsync(Sessions.On("2024-01-02", Sessions.Bar("005930", 100)), "krx", replace: false, None);
        await _store.VerifyAsync(None);
        var file = _assets.All.Keys.Single(path => path.Path.StartsWith("bars/", StringComparison.Ordinal));
        var bytes = _assets.All[file].ToArray();
        bytes[^20] ^= 1;
        await _assets.WriteAsync(file, bytes, None);

        var refused = await Assert.ThrowsAsync<MarketDataException>(() => _store.VerifyAsync(None));

        Assert.Contains("was changed after it was published", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_range_without_sessions_says_what_is_stored()
    {
        await _store.PublishSessionAsync(Sessions.On("2024-01-02", Sessions.Bar("005930", 100)), "krx", replace: false, None);

        var refused = await Assert.ThrowsAsync<MarketDataException>(() => _store.LoadAsync(new PanelRequest { To = new DateOnly(2023, 12, 28), Columns = [PanelColumn.Close] }, None));

        Assert.Contains("Stored are 2024-01-02 to 2024-01-02", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_replaced_file_that_a_crash_left_is_removed_by_the_next_change()
    {
        var counting = new CrashingAssetStore(_assets, crashAtWrite: 5);
        var crashing = new MarketStore(counting, Some.Calendar);
        await crashing.PublishSessionAsync(Sessions.On("2024-01-02", Sessions.Bar("005930", 100)), "evening", replace: false, None);
        await Assert.ThrowsAsync<SimulatedCrashException>(() => crashing.PublishSessionAsync(Sessions.On("2024-01-02", Sessions.Bar("005930", 101)), "krx", replace: true, None));
        Assert.Equal(2, _assets.All.Keys.Count(path => path.Path.StartsWith("bars/", StringComparison.Ordinal)));

        await _store.PublishSessionAsync(Sessions.On("2024-01-02", Sessions.Bar("005930", 101)), "krx", replace: true, None);
        Assert.Equal(2, _assets.All.Keys.Count(path => path.Path.StartsWith("bars/", StringComparison.Ordinal)));
        await _store.PublishSessionAsync(Sessions.On("2024-01-03", Sessions.Bar("005930", 102)), "krx", replace: false, None);

        Assert.Equal("2024-01-02 2024-01-03", string.Join(' ', (await _store.DescribeAsync(None))!.Sessions));
        Assert.Equal(2, _assets.All.Keys.Count(path => path.Path.StartsWith("bars/", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_file_that_no_manifest_named_is_invisible_and_is_left_alone()
    {
        var leftover = new AssetPath("market", "bars/2023.000000000000.parquet");
        await _assets.WriteAsync(leftover, new byte[] { 1 }, None);

        await _store.PublishSessionAsync(Sessions.On("2024-01-02", Sessions.Bar("005930", 100)), "krx", replace: false, None);

        var panel = await _store.LoadAsync(new PanelRequest { Columns = [PanelColumn.Close] }, None);
        Assert.Single(panel.Sessions);
        Assert.Contains(leftover, _assets.All.Keys);
    }

    private string[] BarFiles() =>
        [.. _assets.All.Keys.Select(path => path.Path).Where(path => path.StartsWith("bars/", StringComparison.Ordinal)).Select(path => path.Split('.')[0]).Order(StringComparer.Ordinal)];
}
