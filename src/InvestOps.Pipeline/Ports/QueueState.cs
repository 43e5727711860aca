namespace InvestOps.Pipeline.Ports;

/// <summary>What a queue holds at a moment.</summary>
public sealed record QueueState
{
    /// <summary>Messages that wait or are being worked on. A storage queue counts them roughly.</summary>
    public required int Messages { get; init; }

    /// <summary>Since when the oldest waiting message has waited; null where none waits.</summary>
    public required DateTimeOffset? OldestSince { get; init; }

    /// <summary>How many messages were put aside.</summary>
    public required int FailedMessages { get; init; }

    /// <summary>Those put aside, with their reasons: the first thirty or so where there are many.</summary>
    public required IReadOnlyList<FailedMessage> Failed { get; init; }
}
