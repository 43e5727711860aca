namespace InvestOps.Pipeline.Watching;

/// <summary>One timer of a host.</summary>
/// <param name="Function">The function's name.</param>
/// <param name="Schedule">Its expression, settings put in.</param>
/// <param name="Next">The next occurrences, soonest first.</param>
/// <param name="LastError">How its last run failed, or why it cannot run; null where nothing is wrong.</param>
/// <param name="LockedBy">Which other host runs it; null where this one does.</param>
public sealed record TimerTicks(string Function, string Schedule, IReadOnlyList<DateTimeOffset> Next, string? LastError, string? LockedBy);
