using InvestOps.Domain.Calendar;
using InvestOps.Domain.Market;
using InvestOps.Pipeline.Ports;
using InvestOps.Testing.Exchange;

namespace InvestOps.Adapters.Tests.Sources;

public sealed class NaverContractTests : MarketDataSourceContract
{
    protected override TradingDate Session => SmallExchange.Friday;

    protected override IMarketDataSource Source => Exchange.Naver();

    protected override async Task PrepareAsync()
    {
        await Exchange.StoreAsync(SmallExchange.Wednesday);
        await Exchange.StoreAsync(SmallExchange.Thursday);
    }

    // It knows no traded value; and the issue that was halted the day before has its change from that day's close.
    protected override DailyBar Known(DailyBar bar) => bar with { Value = 0, Change = 0 };
}
