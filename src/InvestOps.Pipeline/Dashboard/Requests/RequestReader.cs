using InvestOps.Pipeline.Configuration;
using InvestOps.Pipeline.MarketData;

namespace InvestOps.Pipeline.Dashboard.Requests;

/// <summary>Reads what the form offers: the strategies of the configuration, and the range that is stored.</summary>
internal sealed class RequestReader(StrategyFiles strategies, MarketStore market)
{
    public async Task<RequestView> ReadAsync(DashboardRequest request, CancellationToken cancellationToken)
    {
        var stored = await market.DescribeAsync(cancellationToken);
        return new RequestView
        {
            Strategies = [.. strategies.Names().Select(Offer)],
            First = stored?.First?.Date,
            Last = stored?.Last?.Date,
            Values = request.Refused?.Values ?? request.Query,
            Faults = request.Refused?.Faults ?? [],
        };
    }

    private OfferedStrategy Offer(string name)
    {
        try
        {
            return new OfferedStrategy(name, strategies.Load(name).Description, IsUsable: true);
        }
        catch (ConfigurationException exception)
        {
            return new OfferedStrategy(name, exception.Message, IsUsable: false);
        }
    }
}
