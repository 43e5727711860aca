using InvestOps.Pipeline.Runs;

namespace InvestOps.Pipeline.Reporting.Daily;

/// <summary>One stage's run, for the run table. Times are not among it: the same inputs must give the same report; the ledger has them.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="Result">What the stage gave, in figures that follow from the data.</param>
public sealed record RunRow(StageName Stage, RunState Outcome, string Result);
