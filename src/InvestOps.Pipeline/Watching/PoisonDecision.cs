namespace InvestOps.Pipeline.Watching;

/// <summary>What a person did to a message that was put aside (<c>runs/poison/{key}.json</c>): the message is kept in it.</summary>
public sealed record PoisonDecision
{
    public int Schema { get; init; } = 1;

    public required DateTimeOffset At { get; init; }

    /// <summary><c>requeue</c> or <c>drop</c>.</summary>
    public required string Action { get; init; }

    public required string Id { get; init; }

    /// <summary>Why it had been put aside.</summary>
    public required string Reason { get; init; }

    /// <summary>The message as it was.</summary>
    public required string Text { get; init; }

    public required string Machine { get; init; }
}
