namespace InvestOps.WebJobsDifferential.Tests.Hosts;

/// <summary>The last run and the next occurrence, as clock times of the process's zone.</summary>
public sealed record Occurrence(DateTime Last, DateTime Next);
