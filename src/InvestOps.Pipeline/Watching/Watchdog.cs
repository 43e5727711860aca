using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using InvestOps.Domain.Market;
using InvestOps.Pipeline.Configuration;
using InvestOps.Pipeline.Notifications.Watching;
using InvestOps.Pipeline.Ports;
using InvestOps.Pipeline.Runs;
using InvestOps.Pipeline.Status;
using Microsoft.Extensions.Logging;

namespace InvestOps.Pipeline.Watching;

/// <summary>
/// One look at the operation: gives a sign of life, closes runs of dead processes, finds what is wrong, and tells of changes: what went
/// wrong once, and once when it is right again. Nothing that it meets stops it; what keeps it from seeing is itself a concern.
/// </summary>
public sealed class Watchdog(
    StatusReader status,
    HostReader machines,
    Heartbeats heartbeats,
    StorageCanary canary,
    RunHistory history,
    HealthRules rules,
    WatchPlan plan,
    ClockWatch clock,
    WatchNotebook notebook,
    StateChanges written,
    HealthNews news,
    IEnumerable<IDeadManSwitch> switches,
    ILogger<Watchdog> log)
{
    public async Task<WatchReport> TickAsync(CancellationToken cancellationToken)
    {
        var self = heartbeats.Now();
        var run = RunOf(self);
        await PingAsync(PingKind.Start, run, "", cancellationToken);
        var before = await notebook.ReadAsync(cancellationToken);
        var (found, isWhole, moments) = await LookAsync(self, before, cancellationToken);
        var (after, changes) = before.After(found, concern => isWhole || CanSeeBlind(concern), self.At, self.NameOf());
        StateChange[] all = [.. moments, .. changes];
        await TellAsync(after, all, isWhole, cancellationToken);
        var serious = found.Where(concern => concern.Level == HealthLevel.Error).ToArray();
        await PingAsync(serious.Length > 0 ? PingKind.Fail : PingKind.Success, run, string.Join('\n', serious.Select(concern => concern.Text)), cancellationToken);
        return new WatchReport(found, all);
    }

    // Without the storage, the storage itself and this machine are all that can be judged.
    private static bool CanSeeBlind(HealthConcern concern) => concern.Key is "storage.unreachable" or "watch.blind";

    // The signs of two looks of one machine never have the same moment.
    private static Guid RunOf(Heartbeat self) =>
        new(SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{self.NameOf()} {self.ProcessId} {self.At.UtcTicks}"))).AsSpan(0, 16));

    private async Task<(IReadOnlyList<HealthConcern> Found, bool IsWhole, IReadOnlyList<StateChange> Moments)> LookAsync(Heartbeat self, WatchState before, CancellationToken cancellationToken)
    {
        var moments = new List<StateChange>();
        NoteClock(self, before, moments);
        var storage = await machines.ProbeAsync(cancellationToken);
        if (!storage.IsReachable)
        {
            return ([.. rules.OfStorage(storage, canary: null), .. rules.OfDisk(self)], false, moments);
        }

        try
        {
            await canary.PlantAsync(cancellationToken);
            await heartbeats.BeatAsync(cancellationToken);
            foreach (var lost in await history.MarkLostAsync(cancellationToken))
            {
                moments.Add(Noted(self, $"crashed.{lost.Id}", string.Create(CultureInfo.InvariantCulture, $"{lost.Stage} of {lost.Date:yyyy-MM-dd} died with its process {lost.ProcessId}; its run is marked as crashed."), "The next tick runs it again; investops runs --state crashed lists such runs") with { FailedRun = new RunKey(lost.Stage, lost.Date) });
            }

            var now = await status.ReadAsync(cancellationToken);
            return ([.. now.Concerns.Where(concern => WatchDuty.AnswersFor(concern, self, now.Hosts, host => rules.IsSilent(host, now.At)))], true, moments);
        }
        catch (Exception exception) when (IsBlinding(exception) && !cancellationToken.IsCancellationRequested)
        {
            var blind = new HealthConcern { Key = "watch.blind", Level = HealthLevel.Error, Text = $"The state of the operation cannot be read: {exception.Message}", Mend = "investops doctor" };
            return ([blind, .. rules.OfDisk(self)], false, moments);
        }
    }

    private static bool IsBlinding(Exception exception) =>
        exception is IOException or UnauthorizedAccessException or InvalidDataException or MarketDataException or ConfigurationException or OperationCanceledException;

    private void NoteClock(Heartbeat self, WatchState before, List<StateChange> moments)
    {
        var jump = clock.JumpSinceLastLook();
        if (jump.Duration() > plan.ClockDifference)
        {
            var how = jump > TimeSpan.Zero ? "forward, or the machine slept," : "back";
            moments.Add(Noted(self, "clock.moved", string.Create(CultureInfo.InvariantCulture, $"The clock of {self.Machine} went {how} by {jump.Duration():d\\.hh\\:mm\\:ss}; what was due meanwhile is made good, and nothing is done twice."), "Nothing, if it is right now; else set it by NTP"));
        }
        else if (before.LookedAt is { } looked && looked - self.At > plan.ClockDifference)
        {
            moments.Add(Noted(self, "clock.moved", string.Create(CultureInfo.InvariantCulture, $"The clock of {self.Machine} was set back by {looked - self.At:d\\.hh\\:mm\\:ss} while no host ran."), "Nothing, if it is right now; else set it by NTP"));
        }
    }

    private static StateChange Noted(Heartbeat self, string concern, string text, string mend) => new()
    {
        At = self.At,
        Kind = ChangeKind.Noted,
        Concern = concern,
        Level = HealthLevel.Warning,
        Text = text,
        Mend = mend,
        Since = self.At,
        SeenBy = self.NameOf(),
    };

    // Told first and remembered last: a crash in between tells twice, with the same key, and never not at all.
    private async Task TellAsync(WatchState after, IReadOnlyList<StateChange> changes, bool canWrite, CancellationToken cancellationToken)
    {
        foreach (var change in changes)
        {
            log.HealthChanged(change);
            await news.RaiseAsync(change, cancellationToken);
        }

        StateChange[] owed = [.. after.Unwritten, .. changes];
        var unwritten = canWrite && await TryWriteAsync(owed, cancellationToken) ? [] : owed;
        if (!await notebook.WriteAsync(after with { Unwritten = unwritten }, cancellationToken))
        {
            log.NotRemembered();
        }
    }

    private async Task<bool> TryWriteAsync(IReadOnlyList<StateChange> changes, CancellationToken cancellationToken)
    {
        try
        {
            foreach (var change in changes)
            {
                await written.WriteAsync(change, cancellationToken);
            }

            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false; // with the next look
        }
    }

    private async Task PingAsync(PingKind kind, Guid run, string note, CancellationToken cancellationToken)
    {
        foreach (var dead in switches)
        {
            await dead.PingAsync(kind, run, note, cancellationToken);
        }
    }
}
