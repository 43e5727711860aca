using InvestOps.Domain.Performance.Books;

namespace InvestOps.Pipeline.Backtesting;

/// <summary>The stored form of where a result came from, won: gross − commission − sales tax − slippage = net.</summary>
/// <param name="Gross">At the market's own prices, dividends after tax included (<c>dividends.csv</c> has each).</param>
/// <param name="Commission">Of buys and sells.</param>
/// <param name="SalesTax">Of sells.</param>
/// <param name="Slippage">How much worse than the market's prices orders filled.</param>
/// <param name="Net">Final equity less the capital.</param>
public sealed record AttributionDocument(decimal Gross, decimal Commission, decimal SalesTax, decimal Slippage, decimal Net)
{
    public static AttributionDocument From(CostAttribution costs)
    {
        ArgumentNullException.ThrowIfNull(costs);
        return new(costs.Gross.Amount, costs.Commission.Amount, costs.SalesTax.Amount, costs.Slippage.Amount, costs.Net.Amount);
    }
}
