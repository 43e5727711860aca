using InvestOps.Domain.Market;
using InvestOps.Domain.Portfolios;

namespace InvestOps.Domain.Backtesting;

/// <summary>The signals that several backtests of a sweep share: made by the first that asks, let go by the last.</summary>
internal sealed class SharedPlan
{
    private readonly Lock _making = new();
    private SignalPlan? _plan;
    private int _depth;
    private int _users;

    /// <summary>Says, before the sweep starts, that one more backtest will use the plan.</summary>
    public void Join(Strategy strategy)
    {
        _depth = Math.Max(_depth, strategy.Sizing.Depth);
        _users++;
    }

    public SignalPlan Take(Strategy strategy, MarketPanel panel, SessionRange range)
    {
        lock (_making)
        {
            var plan = _plan ??= SignalPlan.Of(strategy, panel, range, _depth);
            _plan = --_users == 0 ? null : plan;
            return plan;
        }
    }
}
