using InvestOps.Domain.Calendar;
using InvestOps.Domain.Market;
using InvestOps.Domain.Scanning;

namespace InvestOps.Pipeline.Scanning;

/// <summary>The stored form of a scan's result, schema 1.</summary>
public sealed record SignalsDocument
{
    public int Schema { get; init; } = 1;

    public required string Strategy { get; init; }

    public required DateOnly Date { get; init; }

    public DateOnly? ChangesSince { get; init; }

    public string? MarketFilter { get; init; }

    public required IReadOnlyList<SignalEntry> HoldCore { get; init; }

    public required IReadOnlyList<SignalEntry> TopN { get; init; }

    public required IReadOnlyList<string> Entered { get; init; }

    public required IReadOnlyList<string> Left { get; init; }

    public required int Scored { get; init; }

    public required IReadOnlyList<string> Notes { get; init; }

    public required IReadOnlyList<ExclusionEntry> Exclusions { get; init; }

    public static SignalsDocument From(ScanResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return new SignalsDocument
        {
            Strategy = result.Strategy,
            Date = result.Date.Date,
            ChangesSince = result.ChangesSince?.Date,
            MarketFilter = result.MarketFilter,
            HoldCore = [.. result.HoldCore.Select(SignalEntry.From)],
            TopN = [.. result.TopN.Select(SignalEntry.From)],
            Entered = [.. result.Entered.Select(symbol => symbol.Code)],
            Left = [.. result.Left.Select(symbol => symbol.Code)],
            Scored = result.Scored,
            Notes = result.Notes,
            Exclusions = [.. result.Exclusions.Select(ExclusionEntry.From)],
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
            MarketFilter = MarketFilter,
            HoldCore = [.. HoldCore.Select(entry => entry.ToSignal())],
            TopN = [.. TopN.Select(entry => entry.ToSignal())],
            Entered = [.. Entered.Select(Symbol.Parse)],
            Left = [.. Left.Select(Symbol.Parse)],
            Scored = Scored,
            Notes = Notes,
            Exclusions = [.. Exclusions.Select(entry => entry.ToExclusion())],
        };
    }
}
