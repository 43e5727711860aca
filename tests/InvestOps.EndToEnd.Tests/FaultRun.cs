namespace InvestOps.EndToEnd.Tests;

/// <summary>What came of one row of the table of faults.</summary>
/// <param name="Result">Of the process.</param>
/// <param name="Requests">That the exchange saw.</param>
/// <param name="Changed">Files that are new, changed or gone, the ledger's left out.</param>
internal sealed record FaultRun(ProgramResult Result, int Requests, IReadOnlyList<string> Changed);
