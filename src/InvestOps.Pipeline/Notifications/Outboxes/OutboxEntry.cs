namespace InvestOps.Pipeline.Notifications.Outboxes;

/// <summary>One notice in the outbox, schema 1: recorded with the result that it tells of, kept when it is sent.</summary>
public sealed record OutboxEntry
{
    public int Schema { get; init; } = 1;

    public required string Key { get; init; }

    public required DateTimeOffset RaisedAt { get; init; }

    /// <summary>Its place in the order of recording: the ticks of its moment, and one more than the one before where a process recorded two in the same.</summary>
    public required long Place { get; init; }

    public required Notice Notice { get; init; }

    /// <summary>By the channel's name.</summary>
    public IReadOnlyDictionary<string, Delivery> Deliveries { get; init; } = new Dictionary<string, Delivery>(StringComparer.Ordinal);

    public Delivery On(string channel) => Deliveries.TryGetValue(channel, out var delivery) ? delivery : new Delivery();

    public OutboxEntry With(string channel, Delivery delivery) =>
        this with { Deliveries = new SortedDictionary<string, Delivery>(Deliveries.ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal), StringComparer.Ordinal) { [channel] = delivery } };
}
