using System.Runtime.InteropServices;

namespace InvestOps.Pipeline.Tuning;

/// <summary>How far a tuning is.</summary>
/// <param name="Done">Trials that are done, those found stored included.</param>
/// <param name="Run">Of them, those that were run now.</param>
/// <param name="Total">All trials, as far as is known.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct TuningProgress(int Done, int Run, int Total);
