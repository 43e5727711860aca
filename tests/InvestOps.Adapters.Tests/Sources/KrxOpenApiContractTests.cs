using InvestOps.Pipeline.Ports;

namespace InvestOps.Adapters.Tests.Sources;

public sealed class KrxOpenApiContractTests : MarketDataSourceContract
{
    protected override IMarketDataSource Source => Exchange.Krx();
}
