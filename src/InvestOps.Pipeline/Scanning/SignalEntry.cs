using InvestOps.Domain.Market;
using InvestOps.Domain.Scanning;
using InvestOps.Pipeline.Reporting.Wording;

namespace InvestOps.Pipeline.Scanning;

/// <summary>The stored form of a signal.</summary>
public sealed record SignalEntry
{
    public int? Rank { get; init; }

    public required string Code { get; init; }

    public required string Name { get; init; }

    public double? Score { get; init; }

    public required decimal Weight { get; init; }

    public double? Close { get; init; }

    public required ExplanationEntry Reason { get; init; }

    public static SignalEntry From(Signal signal, ReportText text)
    {
        ArgumentNullException.ThrowIfNull(signal);
        return new SignalEntry
        {
            Rank = signal.Rank,
            Code = signal.Symbol.Code,
            Name = signal.Name,
            Score = signal.Score,
            Weight = signal.Weight.Value,
            Close = signal.Close,
            Reason = ExplanationEntry.From(signal.Reason, text),
        };
    }

    public Signal ToSignal() => new()
    {
        Rank = Rank,
        Symbol = Symbol.Parse(Code),
        Name = Name,
        Score = Score,
        Weight = new Weight(Weight),
        Close = Close,
        Reason = Reason.ToExplanation(),
    };
}
