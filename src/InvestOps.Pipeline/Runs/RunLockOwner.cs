using System.Globalization;
using InvestOps.Domain.Calendar;

namespace InvestOps.Pipeline.Runs;

/// <summary>Who runs a stage (<c>runs/locks/{stage}/{number}.json</c>).</summary>
public sealed record RunLockOwner
{
    public int Schema { get; init; } = 1;

    public required string Machine { get; init; }

    public required int ProcessId { get; init; }

    /// <summary>The mark of the process's start; see <see cref="ProcessStart"/>.</summary>
    public required long ProcessStartedAt { get; init; }

    public required DateTimeOffset Since { get; init; }

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"process {ProcessId} on {Machine} since {Since.ToOffset(KoreaTime.Offset):yyyy-MM-dd HH:mm:ss}");
}
