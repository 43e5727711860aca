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

    /// <summary>Orders that did not fill, or not in full, because the issue was halted, locked at a price limit, or gone.</summary>
    public required int LapsedOrders { get; init; }

    /// <summary>Holdings whose share count changed by a corporate action.</summary>
    public required int CorporateActions { get; init; }

    /// <summary>Fills that the cap on the session's traded value cut.</summary>
    public int CutOrders { get; init; }

    /// <summary>Cash dividends received, in the order in which they were paid.</summary>
    public IReadOnlyList<DividendPayment> DividendPayments { get; init; } = [];

    /// <summary>Cash dividends received, after tax.</summary>
    public Won Dividends => new(DividendPayments.Sum(paid => paid.Net.Amount));

    /// <summary>Name of the index behind <see cref="EquityPoint.Benchmark"/>.</summary>
    public required string Benchmark { get; init; }

    public Won FinalEquity => Curve[^1].Equity;
}
