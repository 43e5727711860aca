using System.Globalization;
using InvestOps.Domain.Calendar;
using InvestOps.Pipeline.Configuration;
using InvestOps.Pipeline.Diagnosis;
using InvestOps.Pipeline.Ports;
using InvestOps.Pipeline.Runs;

namespace InvestOps.Functions.Diagnosis;

/// <summary>What the ledger says of the clock: no run can have begun in the future. The storage's own clock is looked at with the storage.</summary>
public sealed class ClockCheck(RunHistory history, WatchPlan plan, TimeProvider time) : IDoctorCheck
{
    public string Name => "clock";

    public async Task<IReadOnlyList<Finding>> ExamineAsync(bool online, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var newest = (await history.ListAsync(cancellationToken)) is [var first, ..] ? first.StartedAt : (DateTimeOffset?)null;
        var shown = now.ToOffset(KoreaTime.Offset).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
        return newest is { } begun && begun - now > plan.ClockDifference
            ? [Finding.Wrong(Name, string.Create(CultureInfo.InvariantCulture, $"It is {shown} in Korea by this machine, and the ledger has a run of {begun.ToOffset(KoreaTime.Offset):yyyy-MM-dd HH:mm:ss}: a clock is or was wrong."), "timedatectl set-ntp true; on Windows: w32tm /resync")]
            : [Finding.Ok(Name, $"it is {shown} in Korea, and no run is later than that")];
    }
}
