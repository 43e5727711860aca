using InvestOps.Domain.Market;
using InvestOps.Pipeline.Ports;

namespace InvestOps.Adapters.Tests.Sources;

public sealed class DataGoKrContractTests : MarketDataSourceContract
{
    protected override IMarketDataSource Source => Exchange.DataGoKr(pageRows: 4);

    protected override DailyBar Known(DailyBar bar) => bar with { Section = null };
}
