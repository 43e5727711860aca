namespace InvestOps.Pipeline.Runs;

/// <summary>What a run is for: a stage and a business date (a backtest's or a tuning's is the last day it simulates).</summary>
/// <param name="Stage">The stage.</param>
/// <param name="Date">The business date.</param>
public sealed record RunKey(StageName Stage, DateOnly Date);
