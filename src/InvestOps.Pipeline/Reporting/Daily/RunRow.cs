namespace InvestOps.Pipeline.Reporting.Daily;

/// <summary>One stage's run, for the run table. Times are not among it: the same inputs must give the same report; the ledger has them.</summary>
/// <param name="Stage">The stage's name.</param>
/// <param name="Outcome">Completed, AlreadyDone, NotReady with its reason, or Failed.</param>
/// <param name="Result">What the stage gave, in figures that follow from the data.</param>
public sealed record RunRow(string Stage, string Outcome, string Result);
