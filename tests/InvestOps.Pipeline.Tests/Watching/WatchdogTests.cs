using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Day;
using InvestOps.Pipeline.Notifications;
using InvestOps.Pipeline.Notifications.Conditions;
using InvestOps.Pipeline.Notifications.Outboxes;
using InvestOps.Pipeline.Runs;
using InvestOps.Pipeline.Tests.Day;
using InvestOps.Pipeline.Watching;
using Microsoft.Extensions.Logging;
using Xunit;

namespace InvestOps.Pipeline.Tests.Watching;

public sealed class WatchdogTests(SmallMarket market)
{
    // Friday's session is due on Monday morning.
    private static readonly DateTimeOffset MondayBefore = Korea("2026-11-02T09:25:00");

    [Fact]
    public async Task A_look_at_a_healthy_operation_leaves_a_sign_of_life_and_tells_nothing()
    {
        await using var operation = await UpToDateAsync();

        var report = await LookAsync(operation);

        Assert.Empty(report.Concerns);
        Assert.Empty(report.Changes);
        var beat = Assert.Single(await operation.Get<Heartbeats>().ListAsync(SmallOperation.Cancel));
        Assert.Equal(("all", "nas", MondayBefore), (beat.Role, beat.Machine, beat.At));
        Assert.Contains(AssetCatalog.Canary, operation.Store.All.Keys);
    }

    [Fact]
    public async Task A_late_session_is_told_once_and_its_recovery_once_and_what_waits_for_it_not_at_all()
    {
        await using var operation = await UpToDateAsync(upTo: 1);
        Assert.Empty((await LookAsync(operation)).Concerns);
        operation.Time.SetUtcNow(Korea("2026-11-02T10:30:00"));

        var told = new List<StateChange>();
        for (var look = 0; look < 5; look++)
        {
            told.AddRange((await LookAsync(operation)).Changes);
        }

        var raised = Assert.Single(told);
        Assert.Equal((ChangeKind.Raised, "late.ingest", HealthLevel.Error), (raised.Kind, raised.Concern, raised.Level));
        Assert.Equal("Ingest is late for 2026-10-30; it was due at 2026-11-02 09:30.", raised.Text);
        Assert.Equal("investops day --from 2026-10-30 --to 2026-10-30", raised.Mend);
        Assert.Contains(operation.Log.Lines, line => line.Level == LogLevel.Error && line.Text.StartsWith("WATCH rc=1 details=late.ingest Raised", StringComparison.Ordinal));

        await operation.DayAsync(SmallMarket.Friday);
        told.Clear();
        for (var look = 0; look < 3; look++)
        {
            told.AddRange((await LookAsync(operation)).Changes);
        }

        Assert.Equal(ChangeKind.Recovered, Assert.Single(told).Kind);
        Assert.Equal([ChangeKind.Recovered, ChangeKind.Raised], (await operation.Get<StateChanges>().NewestAsync(5, SmallOperation.Cancel)).Select(change => change.Kind));
        Assert.Contains(operation.Log.Lines, line => line.Level == LogLevel.Information && line.Text.StartsWith("WATCH rc=0 details=late.ingest Recovered", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Requests_that_nobody_takes_and_requests_put_aside_are_told()
    {
        await using var operation = await UpToDateAsync();
        await operation.Queue.SendAsync("job", "{}"u8.ToArray(), SmallOperation.Cancel);
        operation.Queue.OldestSince = operation.Time.GetUtcNow() - TimeSpan.FromMinutes(31);
        operation.Queue.Failed.Add(("bad", "The message is not a request."));

        await LookAsync(operation);
        var told = (await LookAsync(operation)).Changes;

        Assert.Equal(["queue.age", "queue.poison"], told.Select(change => change.Concern));
        Assert.Contains("The message is not a request.", told[1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_silent_machine_is_told_and_one_that_was_taken_away_is_forgotten()
    {
        await using var operation = await UpToDateAsync();
        var pc = new Heartbeat { Role = "pc", Machine = "tower", At = MondayBefore.AddMinutes(-20), CodeVersion = "test", ProcessId = 7, Disk = null, Timers = [] };
        await operation.Store.WriteAsync(AssetCatalog.Heartbeat("pc", "tower"), AssetJson.Write(pc), SmallOperation.Cancel);

        await LookAsync(operation);
        var raised = Assert.Single((await LookAsync(operation)).Changes);

        Assert.Equal("silent.pc-tower", raised.Concern);
        Assert.Contains("tower (pc) has given no sign of life since 2026-11-02 09:05", raised.Text, StringComparison.Ordinal);
        operation.Time.Advance(Heartbeats.Forgotten);
        Assert.DoesNotContain((await LookAsync(operation)).Concerns, concern => concern.Key == "silent.pc-tower");
    }

    [Fact]
    public async Task A_run_of_a_dead_process_is_marked_as_crashed_and_told_once()
    {
        await using var operation = await UpToDateAsync();
        var key = new RunKey(StageName.Scan, SmallMarket.Friday.Date);
        var dead = new RunRecord { Id = "20261102T002000000-99-9", Stage = key.Stage, Date = key.Date, State = RunState.Running, Attempt = 9, StartedAt = MondayBefore.AddMinutes(-5), CodeVersion = "test", ProcessId = 99, Machine = "nas" };
        await operation.Store.WriteAsync(AssetCatalog.Run(key, dead.Id), AssetJson.Write(dead), SmallOperation.Cancel);

        var noted = Assert.Single((await LookAsync(operation)).Changes);

        Assert.Equal((ChangeKind.Noted, HealthLevel.Warning), (noted.Kind, noted.Level));
        Assert.Equal(RunState.Crashed, (await operation.Get<RunHistory>().FindAsync(dead.Id, SmallOperation.Cancel))?.State);
        Assert.Empty((await LookAsync(operation)).Changes);
        var told = Assert.Single(await operation.Get<Outbox>().WaitingAsync(SmallOperation.Cancel), entry => entry.Notice.Kind == NoticeKind.StageFailed).Notice;
        Assert.Contains("died with its process 99", told.Details, StringComparison.Ordinal);
        Assert.True(await operation.Get<ConditionBook>().IsBrokenAsync("stage-scan", SmallOperation.Cancel));
    }

    [Fact]
    public async Task An_outage_of_the_storage_is_told_and_what_was_wrong_before_is_not_called_right_meanwhile()
    {
        await using var operation = await UpToDateAsync(upTo: 1);
        operation.Time.SetUtcNow(Korea("2026-11-02T10:30:00"));
        await LookAsync(operation);
        await LookAsync(operation);
        operation.Probe.Health = operation.Probe.Health with { IsReachable = false, Error = "memory does not answer" };

        await LookAsync(operation);
        var down = Assert.Single((await LookAsync(operation)).Changes);
        operation.Probe.Health = operation.Probe.Health with { IsReachable = true, Error = null };
        await LookAsync(operation);
        var up = Assert.Single((await LookAsync(operation)).Changes);

        Assert.Equal(("storage.unreachable", ChangeKind.Raised), (down.Concern, down.Kind));
        Assert.Equal(("storage.unreachable", ChangeKind.Recovered), (up.Concern, up.Kind));
        Assert.Contains(await operation.Get<StateChanges>().NewestAsync(10, SmallOperation.Cancel), change => change.KeyOf() == down.KeyOf());
    }

    [Fact]
    public async Task A_clock_that_was_set_back_over_a_restart_is_told_and_nothing_is_done_twice()
    {
        await using var operation = await UpToDateAsync();
        await LookAsync(operation);
        var before = operation.Store.Products();
        await using var later = new SmallOperation(market, store: operation.Store);
        later.Time.SetUtcNow(MondayBefore.AddDays(-1));

        var noted = Assert.Single((await later.Get<Watchdog>().TickAsync(SmallOperation.Cancel)).Changes);
        await later.Get<CatchUp>().RunAsync(StageName.Ingest, SmallOperation.Cancel);

        Assert.Equal(("clock.moved", ChangeKind.Noted), (noted.Concern, noted.Kind));
        Assert.Equal(before, operation.Store.Products());
    }

    [Fact]
    public async Task The_place_outside_gets_a_start_and_an_end_and_hears_of_what_is_serious()
    {
        var signs = new CollectedPings();
        await using var operation = await UpToDateAsync(upTo: 1, signs);
        var dog = operation.Get<Watchdog>();
        await dog.TickAsync(SmallOperation.Cancel);
        operation.Time.SetUtcNow(Korea("2026-11-02T10:30:00"));
        await dog.TickAsync(SmallOperation.Cancel);

        Assert.Equal([PingKind.Start, PingKind.Success, PingKind.Start, PingKind.Fail], signs.All.Select(sign => sign.Kind));
        Assert.Equal(signs.All[0].Run, signs.All[1].Run);
        Assert.NotEqual(signs.All[1].Run, signs.All[2].Run);
        Assert.Contains("Ingest is late", signs.All[3].Note, StringComparison.Ordinal);
    }

    private static DateTimeOffset Korea(string text) => DateTimeOffset.Parse(text + "+09:00", System.Globalization.CultureInfo.InvariantCulture).ToUniversalTime();

    private static async Task<WatchReport> LookAsync(SmallOperation operation)
    {
        var report = await operation.Get<Watchdog>().TickAsync(SmallOperation.Cancel);
        operation.Time.Advance(TimeSpan.FromMinutes(5));
        return report;
    }

    // Everything up to Friday (or one session less) done, on the Monday before the deadline; disks may be full where the tests run.
    private async Task<SmallOperation> UpToDateAsync(int upTo = 2, CollectedPings? signs = null)
    {
        var operation = new SmallOperation(market, configs => configs.Write("watch.yaml", """
            schema: 1
            deadlines: { ingest: "09:30", scan: "09:45", report: "10:00", request_backtest: "10:15" }
            catch_up: { report: every_date }
            silence_minutes: { nas: 15, pc: 15, all: 15 }
            queue_minutes: 30
            free_gigabytes: 0
            clock_seconds: 120

            """), signs: signs);
        operation.Time.SetUtcNow(MondayBefore);
        foreach (var session in new[] { SmallMarket.Thursday, SmallMarket.Friday }.Take(upTo))
        {
            await operation.DayAsync(session);
        }

        operation.Queue.LoseEverything();
        return operation;
    }
}
