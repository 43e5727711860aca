using InvestOps.Domain.Calendar;
using InvestOps.Domain.Market;

namespace InvestOps.Domain.Quality;

/// <summary>What is known when a session is judged: the sessions before, and what is stored of the session itself.</summary>
public sealed record SessionMemory
{
    /// <summary>A store that holds nothing yet.</summary>
    public static SessionMemory Empty { get; } = new();

    /// <summary>The newest stored session before; null where there is none.</summary>
    public TradingDate? Previous { get; init; }

    /// <summary>Whether that is the calendar's session before, so that closes and base prices belong together.</summary>
    public bool IsAdjacent { get; init; }

    /// <summary>Every issue with a row on the sessions looked back on.</summary>
    public IReadOnlyDictionary<Symbol, IssueMemory> Issues { get; init; } = new Dictionary<Symbol, IssueMemory>();

    /// <summary>The rows stored of the session itself, which the judged ones are to replace.</summary>
    public IReadOnlyDictionary<Symbol, DailyBar> Stored { get; init; } = new Dictionary<Symbol, DailyBar>();

    /// <summary>What a person decided about the session, oldest first.</summary>
    public IReadOnlyList<QualityDecision> Decisions { get; init; } = [];

    /// <summary>The standing rejection of an issue's row, or of the session, by a person of his own accord; an acceptance afterwards takes it back.</summary>
    public QualityDecision? RejectionOf(Symbol? symbol) =>
        Decisions.LastOrDefault(decision => decision.Check is null && decision.Symbol == symbol) is { Verdict: DecisionVerdict.Reject } standing ? standing : null;
}
