using InvestOps.Domain.Calendar;
using InvestOps.Domain.Market;

namespace InvestOps.Domain.Performance.Books;

/// <summary>One time an issue was held: from the first purchase out of nothing to the sale of the last share.</summary>
public sealed record RoundTrip
{
    public required Symbol Symbol { get; init; }

    public required TradingDate Opened { get; init; }

    /// <summary>Null while it is held.</summary>
    public required TradingDate? Closed { get; init; }

    /// <summary>Sessions after whose close it was held.</summary>
    public required int Sessions { get; init; }

    /// <summary>All purchases, with slippage and commission.</summary>
    public required Won Paid { get; init; }

    /// <summary>What it brought after all costs: sales, cash in lieu of fractions, and the value of what is still held, less what was paid.</summary>
    public required Won Profit { get; init; }

    /// <summary>The issue left the market while it was held.</summary>
    public required bool Delisted { get; init; }

    /// <summary>Profit ÷ what was paid.</summary>
    public double Return => Paid.Amount == 0 ? 0 : (double)(Profit.Amount / Paid.Amount);
}
