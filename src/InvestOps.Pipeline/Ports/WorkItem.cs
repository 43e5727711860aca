namespace InvestOps.Pipeline.Ports;

/// <summary>A message taken from the queue.</summary>
/// <param name="Id">The queue's name for it: a file name or a message id.</param>
/// <param name="Body">The bytes as they were put in; none where the queue refuses the message.</param>
/// <param name="Receipt">What proves ownership to the queue.</param>
/// <param name="Refusal">Why the queue does not give the body out; the receiver fails the message with these words. Null for all others.</param>
public sealed record WorkItem(string Id, ReadOnlyMemory<byte> Body, string Receipt, string? Refusal = null);
