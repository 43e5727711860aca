namespace InvestOps.Pipeline.Runs;

/// <summary>One entry of the run ledger.</summary>
public sealed record RunRecord
{
    public int Schema { get; init; } = 1;

    public required string Id { get; init; }

    public required StageName Stage { get; init; }

    public required DateOnly Date { get; init; }

    /// <summary>What the run worked on where a date does not say it: a backtest's id.</summary>
    public string? Subject { get; init; }

    public required RunState State { get; init; }

    /// <summary>1 for the first run of this stage and date, and so on.</summary>
    public required int Attempt { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    public long? ElapsedMilliseconds { get; init; }

    /// <summary>0 when the run ended well, 1 otherwise; none while it runs.</summary>
    public int? Rc { get; init; }

    public string? Details { get; init; }

    public string? Error { get; init; }

    public required string CodeVersion { get; init; }

    /// <summary>SHA-256 of the configuration files that the run began with; none in entries of earlier versions.</summary>
    public string? ConfigHash { get; init; }

    /// <summary>The identity of what it read, by name: market data, strategies; none where its key says it all.</summary>
    public IReadOnlyDictionary<string, string>? Inputs { get; init; }

    /// <summary>The last lines that it logged.</summary>
    public IReadOnlyList<string>? Log { get; init; }

    public required int ProcessId { get; init; }

    /// <summary>The mark of the process's start; see <see cref="ProcessStart"/>.</summary>
    public long ProcessStartedAt { get; init; }

    public required string Machine { get; init; }
}
