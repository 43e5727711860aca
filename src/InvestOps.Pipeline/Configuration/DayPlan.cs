namespace InvestOps.Pipeline.Configuration;

/// <summary>What a day does (<c>configs/day.yaml</c>): the strategies to scan and the backtests to ask for.</summary>
public sealed record DayPlan
{
    /// <summary>Strategy names, in the order of the report.</summary>
    public required IReadOnlyList<string> Scan { get; init; }

    public IReadOnlyList<PlannedBacktest> Backtests { get; init; } = [];

    /// <summary>Where a strategy stands in the report; one that the plan names no more comes last.</summary>
    public int PositionOf(string strategy)
    {
        var position = Scan.ToList().IndexOf(strategy);
        return position < 0 ? int.MaxValue : position;
    }
}
