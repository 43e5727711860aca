using InvestOps.Pipeline.Runs;

namespace InvestOps.Pipeline;

/// <summary>One row of the table of stages.</summary>
/// <param name="Name">The stage.</param>
/// <param name="Trigger">What starts it.</param>
/// <param name="Reads">Assets and sources it reads.</param>
/// <param name="Writes">Assets it alone produces.</param>
/// <param name="Next">The message it causes; empty where there is none.</param>
public sealed record StageDescription(StageName Name, string Trigger, string Reads, string Writes, string Next);
