using InvestOps.Domain.Market;

namespace InvestOps.Domain.Backtesting;

/// <summary>A position at the end of a backtest.</summary>
public sealed record Holding
{
    public required Symbol Symbol { get; init; }

    public required string Name { get; init; }

    public required Shares Quantity { get; init; }

    /// <summary>The last known close, won a share.</summary>
    public required decimal Price { get; init; }

    public required Won Value { get; init; }

    /// <summary>Share of equity.</summary>
    public required double Weight { get; init; }
}
