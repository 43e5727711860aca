namespace InvestOps.LocalFunctions.Tests.Queues;

/// <summary>A message in the fake queue.</summary>
internal sealed class StoredMessage
{
    public required string Id { get; init; }

    public required string Text { get; init; }

    public string Receipt { get; set; } = "";

    public long DequeueCount { get; set; }

    public DateTimeOffset VisibleAt { get; set; }

    public long ReceivedAt { get; set; }
}
