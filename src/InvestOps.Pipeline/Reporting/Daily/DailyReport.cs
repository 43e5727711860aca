using InvestOps.Domain.Calendar;
using InvestOps.Domain.Market;
using InvestOps.Domain.Scanning;
using InvestOps.Pipeline.Reporting.Wording;

namespace InvestOps.Pipeline.Reporting.Daily;

/// <summary>All that the day's report shows.</summary>
public sealed record DailyReport
{
    public required TradingDate Date { get; init; }

    /// <summary>The session before; null on the first one stored.</summary>
    public TradingDate? PreviousSession { get; init; }

    public required IReadOnlyList<IndexSummary> Indices { get; init; }

    public required IReadOnlyList<BoardSummary> Boards { get; init; }

    /// <summary>One a strategy, in the order to be shown.</summary>
    public required IReadOnlyList<ScanResult> Scans { get; init; }

    /// <summary>Names for issues that left a list, which no signal names any more; an issue without one is shown by its code.</summary>
    public IReadOnlyDictionary<Symbol, string> Names { get; init; } = new Dictionary<Symbol, string>();

    public required IReadOnlyList<DataNote> DataNotes { get; init; }

    public required IReadOnlyList<RunRow> Runs { get; init; }

    public ReportLanguage Language { get; init; }
}
