using System.Collections.Concurrent;
using InvestOps.Pipeline.Configuration;
using InvestOps.Pipeline.Notifications.Sending;
using InvestOps.Pipeline.Ports;

namespace InvestOps.Pipeline.Tests.Notifications;

/// <summary>A channel that takes every message and keeps what it was.</summary>
internal sealed class TakenMessages : INotifier
{
    private readonly ConcurrentQueue<Message> _taken = new();

    /// <summary>The titles of what arrived, in order, and whether its message was marked as a second sending.</summary>
    public IReadOnlyList<(string Title, bool IsMarked)> Titles => [.. _taken.SelectMany(TitlesOf)];

    public int Count => _taken.Count;

    public bool Serves(PlannedChannel channel) => true;

    public string FingerprintOf(PlannedChannel channel) => "the same";

    public async Task<DeliveryResult> SendAsync(PlannedChannel channel, Message message, CancellationToken cancellationToken)
    {
        await Task.Yield();
        _taken.Enqueue(message);
        return new DeliveryResult.Delivered(message.Key);
    }

    public Task<DeliveryResult> ProbeAsync(PlannedChannel channel, CancellationToken cancellationToken) => Task.FromResult<DeliveryResult>(new DeliveryResult.Delivered("probe"));

    // One of many together is a line: [ERROR] n4 — details (2026-10-29)
    private static IEnumerable<(string, bool)> TitlesOf(Message message) => message.Notice.Items.Count == 0
        ? [(message.Notice.Title, message.IsResend)]
        : message.Notice.Items.Select(line => (line.Split(' ')[1], message.IsResend));
}
