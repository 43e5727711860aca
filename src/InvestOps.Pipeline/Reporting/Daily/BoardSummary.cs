using InvestOps.Domain.Market;

namespace InvestOps.Pipeline.Reporting.Daily;

/// <summary>How the issues of one market closed against the session before.</summary>
public sealed record BoardSummary
{
    public required Board Board { get; init; }

    public required int Advancers { get; init; }

    public required int Decliners { get; init; }

    public required int Unchanged { get; init; }

    public required int Halted { get; init; }

    public required Won TradedValue { get; init; }
}
