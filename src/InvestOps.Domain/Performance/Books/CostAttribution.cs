using InvestOps.Domain.Backtesting;
using InvestOps.Domain.Market;
using InvestOps.Domain.Trading;

namespace InvestOps.Domain.Performance.Books;

/// <summary>
/// Where a result came from: gross − commission − sales tax − slippage = net, to the won. Gross is what the same fills would have made
/// at the market's own prices, dividends after tax included; without costs there would have been more to invest, so it is no forecast of a cheaper broker.
/// </summary>
public sealed record CostAttribution
{
    public required Won Gross { get; init; }

    public required Won Commission { get; init; }

    public required Won SalesTax { get; init; }

    public required Won Slippage { get; init; }

    /// <summary>Final equity less the capital.</summary>
    public required Won Net { get; init; }

    public Won Costs => Commission + SalesTax + Slippage;

    public static CostAttribution Of(BacktestResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var net = result.FinalEquity - result.Request.Capital;
        var commission = Sum(result, fill => fill.Commission);
        var tax = Sum(result, fill => fill.SalesTax);
        var slippage = Sum(result, fill => fill.Slippage);
        return new CostAttribution { Gross = net + commission + tax + slippage, Commission = commission, SalesTax = tax, Slippage = slippage, Net = net };
    }

    private static Won Sum(BacktestResult result, Func<Fill, Won> part) => new(result.Fills.Sum(fill => part(fill).Amount));
}
