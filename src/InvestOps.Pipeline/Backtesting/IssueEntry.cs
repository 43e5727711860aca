namespace InvestOps.Pipeline.Backtesting;

/// <summary>The stored form of what one issue brought.</summary>
/// <param name="Code">The issue's code.</param>
/// <param name="Name">The issue's name.</param>
/// <param name="Profit">Won, after costs.</param>
/// <param name="Trips">How often it was held.</param>
/// <param name="Sessions">How many sessions it was held.</param>
public sealed record IssueEntry(string Code, string Name, decimal Profit, int Trips, int Sessions);
