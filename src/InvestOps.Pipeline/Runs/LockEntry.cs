namespace InvestOps.Pipeline.Runs;

/// <summary>Who holds a lock: readable, so that a person sees whom a refused run waits for.</summary>
public sealed record LockEntry
{
    public int Schema { get; init; } = 1;

    public required string Machine { get; init; }

    public required int ProcessId { get; init; }

    /// <summary>The mark of the process's start; see <see cref="ProcessStart"/>.</summary>
    public required long ProcessStartedAt { get; init; }

    /// <summary>Which hold of that process it is: one whose release could not be written is not held any more.</summary>
    public required long Hold { get; init; }

    public required DateTimeOffset Since { get; init; }

    /// <summary>When the holder last said that it lives.</summary>
    public required DateTimeOffset RenewedAt { get; init; }

    /// <summary>Whether the holder has ended.</summary>
    public bool IsReleased { get; init; }
}
