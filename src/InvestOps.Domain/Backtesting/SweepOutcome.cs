using InvestOps.Domain.Market;

namespace InvestOps.Domain.Backtesting;

/// <summary>What one backtest of a sweep came to: the curve and the sums, not every order.</summary>
public sealed record SweepOutcome
{
    public required BacktestSet Set { get; init; }

    /// <summary>Equity after the close of each session of the range, in won; exact as long as it is below 2⁵³ units of a won.</summary>
    public required IReadOnlyList<double> Equity { get; init; }

    public required Won FinalEquity { get; init; }

    public required int Trades { get; init; }

    public required int LapsedOrders { get; init; }

    public required int CutOrders { get; init; }

    /// <summary>Executed amounts of all purchases, before commission.</summary>
    public required Won Bought { get; init; }

    /// <summary>Executed amounts of all sales, before commission and tax.</summary>
    public required Won Sold { get; init; }

    public required Won Commission { get; init; }

    public required Won SalesTax { get; init; }
}
