namespace InvestOps.FakeExchange.Faults;

/// <summary>A fault that is switched on.</summary>
public sealed record PlannedFault
{
    public required FakeFault Fault { get; init; }

    /// <summary>Requests whose path contains this; null: all.</summary>
    public string? Path { get; init; }

    /// <summary>So many requests are let through first.</summary>
    public int Skip { get; init; }

    /// <summary>So many requests it hits; null: all.</summary>
    public int? Times { get; init; }

    /// <summary>What the fault says of it.</summary>
    public int Value { get; init; }
}
