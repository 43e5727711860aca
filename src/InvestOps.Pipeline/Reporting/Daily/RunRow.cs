namespace InvestOps.Pipeline.Reporting.Daily;

/// <summary>One stage's run, for the run table.</summary>
/// <param name="Stage">The stage's name.</param>
/// <param name="Outcome">Completed, AlreadyDone, NotReady with its reason, or Failed.</param>
/// <param name="Elapsed">As text: reports hold no clock, and the same inputs must give the same bytes.</param>
public sealed record RunRow(string Stage, string Outcome, string Elapsed);
