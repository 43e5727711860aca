using InvestOps.Domain.Market;
using InvestOps.Domain.Trading;

namespace InvestOps.Domain.Backtesting;

/// <summary>What a backtest did, session by session and order by order.</summary>
public sealed record BacktestResult
{
    public required BacktestRequest Request { get; init; }

    /// <summary>One point a session, the first being the session before which nothing was held.</summary>
    public required IReadOnlyList<EquityPoint> Curve { get; init; }

    public required IReadOnlyList<Fill> Fills { get; init; }

    public required IReadOnlyList<Holding> LastHoldings { get; init; }

    /// <summary>Orders that did not fill because the issue was halted.</summary>
    public required int LapsedOrders { get; init; }

    /// <summary>Holdings whose share count changed by a corporate action.</summary>
    public required int CorporateActions { get; init; }

    /// <summary>Name of the index behind <see cref="EquityPoint.Benchmark"/>.</summary>
    public required string Benchmark { get; init; }

    public Won FinalEquity => Curve[^1].Equity;
}
