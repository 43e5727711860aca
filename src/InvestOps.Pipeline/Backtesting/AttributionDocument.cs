using InvestOps.Domain.Performance.Books;

namespace InvestOps.Pipeline.Backtesting;

/// <summary>The stored form of where a result came from, won: prices + dividends − dividend tax − commission − sales tax − slippage = net.</summary>
public sealed record AttributionDocument
{
    /// <summary>What the moves of prices made, at the market's own prices.</summary>
    public required decimal Prices { get; init; }

    /// <summary>Before tax.</summary>
    public required decimal Dividends { get; init; }

    public required decimal DividendTax { get; init; }

    /// <summary>Of buys and sells.</summary>
    public required decimal Commission { get; init; }

    /// <summary>Of sells.</summary>
    public required decimal SalesTax { get; init; }

    /// <summary>How much worse than the market's prices orders filled.</summary>
    public required decimal Slippage { get; init; }

    /// <summary>Final equity less the capital.</summary>
    public required decimal Net { get; init; }

    public static AttributionDocument From(CostAttribution costs)
    {
        ArgumentNullException.ThrowIfNull(costs);
        return new AttributionDocument
        {
            Prices = costs.Prices.Amount,
            Dividends = costs.Dividends.Amount,
            DividendTax = costs.DividendTax.Amount,
            Commission = costs.Commission.Amount,
            SalesTax = costs.SalesTax.Amount,
            Slippage = costs.Slippage.Amount,
            Net = costs.Net.Amount,
        };
    }
}
