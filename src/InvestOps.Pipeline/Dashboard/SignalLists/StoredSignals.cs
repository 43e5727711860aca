using InvestOps.Pipeline.Scanning;

namespace InvestOps.Pipeline.Dashboard.SignalLists;

/// <summary>A strategy's signals of a session as they are stored.</summary>
/// <param name="Strategy">The name of the file.</param>
/// <param name="Document">What it holds; null where it cannot be read.</param>
/// <param name="Damage">Why it cannot be read; null where it can.</param>
public sealed record StoredSignals(string Strategy, SignalsDocument? Document, string? Damage);
