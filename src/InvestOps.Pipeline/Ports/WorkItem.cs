namespace InvestOps.Pipeline.Ports;

/// <summary>A message taken from the queue.</summary>
/// <param name="Id">The queue's name for it: a file name or a message id.</param>
/// <param name="Body">The bytes as they were put in.</param>
/// <param name="Receipt">What proves ownership to the queue.</param>
public sealed record WorkItem(string Id, ReadOnlyMemory<byte> Body, string Receipt);
