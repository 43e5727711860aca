namespace InvestOps.Pipeline.Watching;

/// <summary>A concern as a watchdog remembers it between looks.</summary>
/// <param name="Concern">As it was seen last.</param>
/// <param name="Since">When it was first seen.</param>
/// <param name="Seen">In how many looks in a row it was seen.</param>
/// <param name="Missed">In how many looks in a row it was not.</param>
/// <param name="IsOpen">Whether people were told.</param>
public sealed record WatchedConcern(HealthConcern Concern, DateTimeOffset Since, int Seen, int Missed, bool IsOpen);
