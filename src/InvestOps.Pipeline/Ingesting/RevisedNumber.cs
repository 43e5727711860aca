namespace InvestOps.Pipeline.Ingesting;

/// <summary>One number of a session that official rows gave otherwise than provisional ones.</summary>
/// <param name="Code">The issue.</param>
/// <param name="Field">Open, high, low, close (won) or volume (shares), in lower case.</param>
/// <param name="Before">As provisionally stored.</param>
/// <param name="After">As officially published.</param>
public sealed record RevisedNumber(string Code, string Field, double Before, double After);
