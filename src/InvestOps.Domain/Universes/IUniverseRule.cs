using InvestOps.Domain.Market;
using InvestOps.Domain.Scanning;

namespace InvestOps.Domain.Universes;

/// <summary>One condition that an issue must meet to be scored.</summary>
public interface IUniverseRule
{
    ExclusionReason Reason { get; }

    /// <summary>How many sessions ago the oldest row is that the rule looks at.</summary>
    int Lookback { get; }

    IReadOnlyList<PanelColumn> Columns { get; }

    /// <summary>Clears the flag of every issue the rule leaves out; flags cleared already stay so.</summary>
    void Apply(MarketWindow window, IssueMask admitted);

    /// <summary>The figures why an issue is left out.</summary>
    Explanation Explain(MarketWindow window, int issue);
}
