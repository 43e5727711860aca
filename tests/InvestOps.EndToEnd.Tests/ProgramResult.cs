namespace InvestOps.EndToEnd.Tests;

/// <summary>What a run of the command left behind.</summary>
/// <param name="ExitCode">0 done, 1 failed, 2 usage, 3 not ready.</param>
/// <param name="Output">Standard output.</param>
/// <param name="Errors">Standard error.</param>
internal sealed record ProgramResult(int ExitCode, string Output, string Errors);
