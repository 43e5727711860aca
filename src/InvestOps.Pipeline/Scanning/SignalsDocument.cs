using InvestOps.Domain.Calendar;
using InvestOps.Domain.Market;
using InvestOps.Domain.Scanning;
using InvestOps.Pipeline.Reporting.Wording;

namespace InvestOps.Pipeline.Scanning;

/// <summary>The stored form of a scan's result, schema 1. Explanations keep their figures, so that a report in any language can be made of it.</summary>
public sealed record SignalsDocument
{
    public int Schema { get; init; } = 1;

    public required string Strategy { get; init; }

    public required DateOnly Date { get; init; }

    public DateOnly? ChangesSince { get; init; }

    public ExplanationEntry? MarketFilter { get; init; }

    public required IReadOnlyList<SignalEntry> HoldCore { get; init; }

    public required IReadOnlyList<SignalEntry> TopN { get; init; }

    public required IReadOnlyList<string> Entered { get; init; }

    public required IReadOnlyList<string> Left { get; init; }

    public required int Scored { get; init; }

    public required IReadOnlyList<ExplanationEntry> Notes { get; init; }

    public required IReadOnlyList<ExclusionEntry> Exclusions { get; init; }

    public static SignalsDocument From(ScanResult result, ReportText text)
    {
        ArgumentNullException.ThrowIfNull(result);
        return new SignalsDocument
        {
            Strategy = result.Strategy,
            Date = result.Date.Date,
            ChangesSince = result.ChangesSince?.Date,
            MarketFilter = result.MarketFilter is { } filter ? ExplanationEntry.From(filter, text) : null,
            HoldCore = [.. result.HoldCore.Select(signal => SignalEntry.From(signal, text))],
            TopN = [.. result.TopN.Select(signal => SignalEntry.From(signal, text))],
            Entered = [.. result.Entered.Select(symbol => symbol.Code)],
            Left = [.. result.Left.Select(symbol => symbol.Code)],
            Scored = result.Scored,
            Notes = [.. result.Notes.Select(note => ExplanationEntry.From(note, text))],
            Exclusions = [.. result.Exclusions.Select(exclusion => ExclusionEntry.From(exclusion, text))],
        };
    }

    /// <summary>Back to the domain's form; dates come through the calendar.</summary>
    public ScanResult ToResult(TradingCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        return new ScanResult
        {
            Strategy = Strategy,
            Date = calendar.Session(Date),
            ChangesSince = ChangesSince is { } since ? calendar.Session(since) : null,
            MarketFilter = MarketFilter?.ToExplanation(),
            HoldCore = [.. HoldCore.Select(entry => entry.ToSignal())],
            TopN = [.. TopN.Select(entry => entry.ToSignal())],
            Entered = [.. Entered.Select(Symbol.Parse)],
            Left = [.. Left.Select(Symbol.Parse)],
            Scored = Scored,
            Notes = [.. Notes.Select(entry => entry.ToExplanation())],
            Exclusions = [.. Exclusions.Select(entry => entry.ToExclusion())],
        };
    }
}
