namespace InvestOps.Pipeline.Notifications.Conditions;

/// <summary>The state of something that is announced when it changes, schema 1.</summary>
public sealed record Condition
{
    public int Schema { get; init; } = 1;

    public required string Name { get; init; }

    public required bool IsBroken { get; init; }

    /// <summary>How often it broke so far.</summary>
    public required int Outages { get; init; }

    /// <summary>Since when it is as it is.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>When people were last told.</summary>
    public required DateTimeOffset SaidAt { get; init; }

    /// <summary>What was said when it broke.</summary>
    public required Notice Notice { get; init; }
}
