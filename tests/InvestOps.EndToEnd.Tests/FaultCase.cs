using InvestOps.FakeExchange.Faults;

namespace InvestOps.EndToEnd.Tests;

/// <summary>One row of the table of faults: what the source does, and what the command makes of it.</summary>
internal sealed record FaultCase
{
    public required string Name { get; init; }

    /// <summary>The one source that is asked.</summary>
    public string Source { get; init; } = "krx_open_api";

    public IReadOnlyList<PlannedFault> Faults { get; init; } = [];

    public string Date { get; init; } = "2024-01-09";

    public bool HasKey { get; init; } = true;

    public required int ExitCode { get; init; }

    /// <summary>Requests that the exchange saw.</summary>
    public required int Requests { get; init; }

    /// <summary>What the log line, or the message where nothing failed, says.</summary>
    public required string Says { get; init; }

    /// <summary>Files that are new or changed afterwards, the ledger's left out.</summary>
    public IReadOnlyList<string> Changes { get; init; } = [];

    public bool IsLogged => ExitCode != 0 && HasKey && !Name.StartsWith("not published", StringComparison.Ordinal);
}
