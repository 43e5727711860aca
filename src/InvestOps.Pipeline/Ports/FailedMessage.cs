namespace InvestOps.Pipeline.Ports;

/// <summary>A message that was put aside because it cannot be done.</summary>
/// <param name="Id">What <c>requeue</c> and <c>drop</c> call it.</param>
/// <param name="FailedAt">When it was put aside.</param>
/// <param name="Reason">Why; its first words where the reason is long.</param>
/// <param name="Text">The message, as it was.</param>
public sealed record FailedMessage(string Id, DateTimeOffset? FailedAt, string Reason, string Text);
