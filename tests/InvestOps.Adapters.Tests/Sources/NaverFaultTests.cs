using InvestOps.Adapters.Http;
using InvestOps.Adapters.Naver;
using InvestOps.Domain.Calendar;
using InvestOps.Domain.Market;
using InvestOps.Pipeline.Ports;
using InvestOps.Testing.Exchange;
using Xunit;

namespace InvestOps.Adapters.Tests.Sources;

public sealed class NaverFaultTests : HttpSourceContract
{
    protected override string Name => NaverSource.SourceName;

    protected override string FirstPath => "siseJson";

    protected override TradingDate Session => SmallExchange.Friday;

    protected override IMarketDataSource Create(HttpLimits limits, int quota = 1_000) => Exchange.Naver(limits, quota);

    protected override async Task PrepareAsync()
    {
        await Exchange.StoreAsync(SmallExchange.Wednesday);
        await Exchange.StoreAsync(SmallExchange.Thursday);
    }

    [Fact]
    public async Task Its_rows_are_provisional_and_its_change_is_against_the_day_before()
    {
        var source = Exchange.Naver();
        var published = Assert.IsType<SourceAnswer.Published>(await source.FetchAsync(Session, Cancel));

        Assert.Equal(RowStanding.Provisional, source.Standing);
        Assert.All(published.Session.Bars.Where(bar => bar.Symbol.Code != "015760"), bar => Assert.Equal(10, bar.Change));
        Assert.Equal(["KOSPI", "KOSDAQ", "KOSPI200"], published.Session.Indices.Select(index => index.Index));
    }

    [Fact]
    public async Task An_older_session_is_not_asked_for_since_its_prices_would_be_adjusted()
    {
        Assert.IsType<SourceAnswer.NotPublished>(await Exchange.Naver().FetchAsync(SmallExchange.Thursday, Cancel));
        Assert.Equal(0, Exchange.Desk.Total);
    }

    [Fact]
    public async Task A_chart_is_a_second_opinion_on_one_issue()
    {
        var rows = await Exchange.NaverChart().HistoryOfAsync(Symbol.Parse("005930"), SmallExchange.Wednesday.Date, SmallExchange.Friday.Date, Cancel);

        Assert.Equal([71_200, 71_210, 71_220], rows.Select(row => row.Close));
    }
}
