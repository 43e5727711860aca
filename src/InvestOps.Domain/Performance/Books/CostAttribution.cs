using InvestOps.Domain.Backtesting;
using InvestOps.Domain.Market;
using InvestOps.Domain.Trading;

namespace InvestOps.Domain.Performance.Books;

/// <summary>
/// Where a result came from: prices + dividends − their tax − commission − sales tax − slippage = net, to the won. Prices are what the same fills
/// would have made at the market's own prices; without costs there would have been more to invest, so it is no forecast of a cheaper broker.
/// </summary>
public sealed record CostAttribution
{
    /// <summary>What the moves of prices made, before any cost.</summary>
    public required Won Prices { get; init; }

    /// <summary>Cash dividends before tax.</summary>
    public Won Dividends { get; init; }

    /// <summary>What was withheld from dividends.</summary>
    public Won DividendTax { get; init; }

    /// <summary>Prices and dividends after tax.</summary>
    public Won Gross => Prices + Dividends - DividendTax;

    public required Won Commission { get; init; }

    public required Won SalesTax { get; init; }

    public required Won Slippage { get; init; }

    /// <summary>Final equity less the capital.</summary>
    public required Won Net { get; init; }

    /// <summary>What trading cost.</summary>
    public Won Costs => Commission + SalesTax + Slippage;

    public static CostAttribution Of(BacktestResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var (commission, tax, slippage) = (Sum(result, fill => fill.Commission), Sum(result, fill => fill.SalesTax), Sum(result, fill => fill.Slippage));
        var net = result.FinalEquity - result.Request.Capital;
        return new CostAttribution
        {
            Prices = net + commission + tax + slippage - result.Dividends,
            Dividends = new Won(result.DividendPayments.Sum(paid => paid.Gross.Amount)),
            DividendTax = new Won(result.DividendPayments.Sum(paid => paid.Tax.Amount)),
            Commission = commission,
            SalesTax = tax,
            Slippage = slippage,
            Net = net,
        };
    }

    private static Won Sum(BacktestResult result, Func<Fill, Won> part) => new(result.Fills.Sum(fill => part(fill).Amount));
}
