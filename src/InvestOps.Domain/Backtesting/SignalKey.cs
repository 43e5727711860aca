using InvestOps.Domain.Portfolios;

namespace InvestOps.Domain.Backtesting;

/// <summary>All that the signals of a backtest depend on: strategies that are alike in it share one plan.</summary>
internal sealed class SignalKey(Strategy strategy, SessionRange range) : IEquatable<SignalKey>
{
    private readonly Strategy _strategy = strategy;
    private readonly SessionRange _range = range;

    // Whether a selection changed depends on how many issues it has.
    private readonly int _topN = strategy.Rebalance == RebalanceSchedule.OnChange ? strategy.Sizing.TopN : 0;

    public bool Equals(SignalKey? other) =>
        other is not null
        && _range == other._range
        && _topN == other._topN
        && _strategy.Sizing.Weighting.Lookback == other._strategy.Sizing.Weighting.Lookback
        && _strategy.Rebalance == other._strategy.Rebalance
        && _strategy.RebalanceEvery == other._strategy.RebalanceEvery
        && _strategy.Scanner.Equals(other._strategy.Scanner)
        && Equals(_strategy.Filter, other._strategy.Filter)
        && _strategy.Universe.SequenceEqual(other._strategy.Universe)
        && _strategy.HoldCore.SequenceEqual(other._strategy.HoldCore);

    public override bool Equals(object? obj) => Equals(obj as SignalKey);

    public override int GetHashCode() => HashCode.Combine(_range, _topN, _strategy.Rebalance, _strategy.RebalanceEvery, _strategy.Scanner, _strategy.Filter);
}
