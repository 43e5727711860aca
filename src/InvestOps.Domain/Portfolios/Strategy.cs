using InvestOps.Domain.Market;
using InvestOps.Domain.Scanning;
using InvestOps.Domain.Trading;
using InvestOps.Domain.Universes;

namespace InvestOps.Domain.Portfolios;

/// <summary>A set of rules for a portfolio. The daily scan and the backtest take the same one.</summary>
public sealed record Strategy
{
    /// <summary>The file name without its ending, for example <c>momentum_topN_v1</c>.</summary>
    public required string Name { get; init; }

    public required string Description { get; init; }

    /// <summary>Conditions in the order of <see cref="ExclusionReason"/>.</summary>
    public required IReadOnlyList<IUniverseRule> Universe { get; init; }

    public required IScanner Scanner { get; init; }

    /// <summary>Stays out of the TopN while it says so; null = always in.</summary>
    public MarketFilter? Filter { get; init; }

    public required Sizing Sizing { get; init; }

    public required RebalanceSchedule Rebalance { get; init; }

    /// <summary>The number of sessions of <see cref="RebalanceSchedule.EveryFewSessions"/>.</summary>
    public int RebalanceEvery { get; init; } = 1;

    public required ExecutionRules Execution { get; init; }

    public required TradingCosts Costs { get; init; }

    /// <summary>Issues that are always held, with weights of their own.</summary>
    public IReadOnlyList<CoreHolding> HoldCore { get; init; } = [];

    /// <summary>The index that results are compared with, for example <c>KOSPI</c>.</summary>
    public string Benchmark { get; init; } = "KOSPI";

    /// <summary>SHA-256 of the definition the strategy was read from, parameters included: part of a backtest's identity.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>Whether a rule or the sales tax looks at what rows say of an issue's status or market, so that a panel must carry it.</summary>
    public bool NeedsStatus => Costs.FixedSalesTax is null || Universe.Any(rule => rule is NotAdministrative or NotSpac or Boards);

    /// <summary>The columns of a panel that a scan of this strategy reads.</summary>
    public IReadOnlyList<PanelColumn> Columns =>
        [.. Universe.SelectMany(rule => rule.Columns).Concat(Scanner.Columns).Concat(Sizing.Weighting.Columns).Append(PanelColumn.Close).Append(PanelColumn.Volume).Distinct().Order()];

    /// <summary>How many sessions ago the oldest row is that a scan of this strategy reads, to name issues that left the market included.</summary>
    public int Lookback => Universe.Select(rule => rule.Lookback)
        .Append(Scanner.Lookback)
        .Append(Sizing.Weighting.Lookback)
        .Append(Filter is null ? 0 : Filter.Sessions - 1)
        .Append(Listed.RecentSessions)
        .Max();
}
