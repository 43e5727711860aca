namespace InvestOps.Pipeline.Dashboard.Requests;

/// <summary>The form that asks for a backtest.</summary>
public sealed record RequestView
{
    public required IReadOnlyList<OfferedStrategy> Strategies { get; init; }

    /// <summary>The first stored session; null where nothing is stored.</summary>
    public DateOnly? First { get; init; }

    public DateOnly? Last { get; init; }

    /// <summary>What stands in the fields.</summary>
    public required IReadOnlyDictionary<string, string> Values { get; init; }

    public required IReadOnlyList<FormFault> Faults { get; init; }
}
