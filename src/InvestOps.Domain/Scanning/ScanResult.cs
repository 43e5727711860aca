using InvestOps.Domain.Calendar;
using InvestOps.Domain.Market;

namespace InvestOps.Domain.Scanning;

/// <summary>What a strategy wants to hold after a session, and why everything else is left out.</summary>
public sealed record ScanResult
{
    public required string Strategy { get; init; }

    public required TradingDate Date { get; init; }

    /// <summary>HOLD_CORE, in the order of the list.</summary>
    public required IReadOnlyList<Signal> HoldCore { get; init; }

    /// <summary>The TopN, best first. Empty when the market filter says to stay out.</summary>
    public required IReadOnlyList<Signal> TopN { get; init; }

    public required IReadOnlyList<Symbol> Entered { get; init; }

    public required IReadOnlyList<Symbol> Left { get; init; }

    /// <summary>The session the changes are counted from; null when no earlier scan is stored.</summary>
    public TradingDate? ChangesSince { get; init; }

    /// <summary>Every issue of the market that was left out, in code order.</summary>
    public required IReadOnlyList<Exclusion> Exclusions { get; init; }

    /// <summary>How many issues were scored.</summary>
    public required int Scored { get; init; }

    /// <summary>What the market filter says, where the strategy has one.</summary>
    public Explanation? MarketFilter { get; init; }

    /// <summary>Things a reader should know, such as a HOLD_CORE issue that is not in the market.</summary>
    public required IReadOnlyList<Explanation> Notes { get; init; }
}
