using System.Globalization;
using InvestOps.Domain.Calendar;
using InvestOps.Domain.Market;
using InvestOps.Pipeline.MarketData;
using InvestOps.Testing;
using Xunit;

namespace InvestOps.Pipeline.Tests.MarketData;

public sealed class VintageTests
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly InMemoryAssetStore _assets = new();
    private readonly MarketStore _store;

    public VintageTests() => _store = new MarketStore(_assets, Some.Calendar);

    [Fact]
    public async Task A_session_that_the_calendar_closes_later_is_named_with_the_remedy()
    {
        await _store.PublishSessionAsync(Sessions.On("2024-01-02", Sessions.Bar("005930", 100)), "krx", replace: false, None);
        var corrected = new MarketStore(_assets, TradingCalendar.Krx(Closed("2024-01-02")));

        var described = await Assert.ThrowsAsync<MarketDataException>(() => corrected.DescribeAsync(None));
        var loaded = await Assert.ThrowsAsync<MarketDataException>(() => corrected.LoadAsync(new PanelRequest { Columns = [PanelColumn.Close] }, None));

        Assert.StartsWith("Bars of 2024-01-02 are stored", described.Message, StringComparison.Ordinal);
        Assert.Contains("calendar.yaml", described.Message, StringComparison.Ordinal);
        Assert.Equal(described.Message, loaded.Message);
    }

    [Fact]
    public async Task The_vintage_holds_the_calendar_to_two_sessions_after_its_date()
    {
        await _store.PublishSessionAsync(Sessions.On("2024-01-02", Sessions.Bar("005930", 100)), "krx", replace: false, None);
        await _store.PublishSessionAsync(Sessions.On("2024-01-04", Sessions.Bar("005930", 100)), "krx", replace: false, None);

        Assert.NotEqual(await VintageAsync(), await VintageAsync("2024-01-03"));
        Assert.NotEqual(await VintageAsync(), await VintageAsync("2024-01-05"));
        Assert.NotEqual(await VintageAsync(), await VintageAsync("2024-01-08"));
        Assert.Equal(await VintageAsync(), await VintageAsync("2024-01-09"));
        Assert.Equal(await VintageAsync(), await VintageAsync("2023-12-28"));

        async Task<string> VintageAsync(params string[] closed)
        {
            var calendar = TradingCalendar.Krx(closed.Select(Closed));
            return (await new MarketStore(_assets, calendar).DescribeAsync(None))!.VintageOf(new DateOnly(2024, 1, 4));
        }
    }

    [Fact]
    public async Task A_panel_is_refused_when_the_store_is_not_what_was_described_any_more()
    {
        await _store.PublishSessionAsync(Sessions.On("2024-01-02", Sessions.Bar("005930", 100)), "evening", replace: false, None);
        var described = (await _store.DescribeAsync(None))!;
        var request = new PanelRequest { To = new DateOnly(2024, 1, 2), Columns = [PanelColumn.Close], Described = described };
        await _store.PublishSessionAsync(Sessions.On("2024-01-03", Sessions.Bar("005930", 100)), "evening", replace: false, None);
        var later = await _store.LoadAsync(request, None);
        await _store.PublishSessionAsync(Sessions.On("2024-01-02", Sessions.Bar("005930", 101)), "krx", replace: true, None);

        var refused = await Assert.ThrowsAsync<MarketDataException>(() => _store.LoadAsync(request, None));

        Assert.Equal("2024-01-02", string.Join(' ', later.Sessions));
        Assert.Equal("The market data changed while this was running; run it again.", refused.Message);
    }

    private static CalendarOverride Closed(string date) =>
        new() { Date = DateOnly.ParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture), IsOpen = false, Reason = "test" };
}
