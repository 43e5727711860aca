using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Ports;
using InvestOps.Pipeline.Runs;
using InvestOps.Testing;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace InvestOps.Pipeline.Tests.Runs;

public sealed class RunLedgerTests
{
    private static readonly RunKey Key = new(StageName.Scan, new DateOnly(2024, 1, 31));
    private readonly InMemoryAssetStore _store = new();
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2024, 2, 1, 8, 5, 0, TimeSpan.FromHours(9)));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_run_is_in_the_ledger_from_its_beginning_and_gets_its_end()
    {
        var ledger = Ledger(process: 7);
        var run = await ledger.BeginAsync(Key, subject: null, Cancel);
        Assert.Equal(RunState.Running, Assert.Single(await ledger.ListAsync(Key, Cancel)).State);
        _time.Advance(TimeSpan.FromSeconds(3));
        await ledger.EndAsync(run, RunState.Completed, "5 strategies", error: null);
        var ended = Assert.Single(await ledger.ListAsync(Key, Cancel));
        Assert.Equal((RunState.Completed, 0, 3000L, "5 strategies"), (ended.State, ended.Rc, ended.ElapsedMilliseconds, ended.Details));
        Assert.All(_store.All.Keys, path => Assert.StartsWith("runs/2024-01-31/scan/", path.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Attempts_count_up_and_each_keeps_its_own_entry()
    {
        var ledger = Ledger(process: 7);
        await ledger.EndAsync(await ledger.BeginAsync(Key, subject: null, Cancel), RunState.Failed, details: null, "disk full");
        var second = await ledger.BeginAsync(Key, subject: null, Cancel);
        Assert.Equal(2, second.Attempt);
        Assert.True((await ledger.ListAsync(Key, Cancel)).Select(run => run.Error).ToArray() is ["disk full", null]);
    }

    [Fact]
    public async Task What_is_refused_has_an_entry_of_its_own_also_within_one_moment()
    {
        var ledger = Ledger(process: 7);
        await ledger.RefuseAsync(Key, "first", "no strategy");
        await ledger.RefuseAsync(Key, "second", "no JSON");
        var runs = await Ledger(process: 8).ListAsync(Key, Cancel);
        Assert.Equal([("first", "no strategy"), ("second", "no JSON")], runs.Select(run => (run.Subject, run.Error)));
        Assert.All(runs, run => Assert.Equal((RunState.Failed, 1, 1), (run.State, run.Rc, run.Attempt)));
    }

    [Fact]
    public async Task A_run_whose_process_died_is_marked_as_crashed_by_the_next_attempt()
    {
        await Ledger(process: 7).BeginAsync(Key, subject: null, Cancel);
        _time.Advance(TimeSpan.FromMinutes(1));
        await Ledger(process: 8, alive: [8]).BeginAsync(Key, subject: null, Cancel);
        var runs = await Ledger(process: 8).ListAsync(Key, Cancel);
        Assert.Equal([RunState.Crashed, RunState.Running], runs.Select(run => run.State));
    }

    [Fact]
    public async Task A_run_whose_process_number_another_process_has_now_is_marked_as_crashed()
    {
        await Ledger(process: 1, startedAt: 100).BeginAsync(Key, subject: null, Cancel);
        _time.Advance(TimeSpan.FromMinutes(1));
        await Ledger(process: 1, alive: [1], startedAt: 200).BeginAsync(Key, subject: null, Cancel);
        var runs = await Ledger(process: 1).ListAsync(Key, Cancel);
        Assert.Equal([RunState.Crashed, RunState.Running], runs.Select(run => run.State));
    }

    [Fact]
    public async Task A_run_of_a_living_process_is_not_called_crashed()
    {
        await Ledger(process: 7).BeginAsync(Key, subject: null, Cancel);
        await Ledger(process: 8, alive: [7, 8]).BeginAsync(Key, subject: null, Cancel);
        Assert.All(await Ledger(process: 8).ListAsync(Key, Cancel), run => Assert.Equal(RunState.Running, run.State));
    }

    [Fact]
    public async Task An_end_that_another_process_wrote_is_seen_and_then_not_read_again()
    {
        var (one, other) = (Ledger(process: 7), Ledger(process: 8));
        var run = await one.BeginAsync(Key, subject: null, Cancel);
        Assert.Equal(RunState.Running, Assert.Single(await other.ListAsync(Key, Cancel)).State);
        await one.EndAsync(run, RunState.Completed, "done", error: null);
        Assert.Equal(RunState.Completed, Assert.Single(await other.ListAsync(Key, Cancel)).State);

        var path = Assert.Single(_store.All).Key;
        await _store.WriteAsync(path, "no run"u8.ToArray(), Cancel);
        Assert.Equal("done", Assert.Single(await other.ListAsync(Key, Cancel)).Details);
        await _store.DeleteAsync(path, Cancel);
        Assert.Empty(await other.ListAsync(Key, Cancel));
    }

    [Fact]
    public async Task A_run_reads_the_entries_of_its_own_subject_and_none_of_the_many_others()
    {
        var many = Ledger(process: 7);
        for (var number = 0; number < 100; number++)
        {
            await many.EndAsync(await many.BeginAsync(Key, $"other-{number}", Cancel), RunState.Completed, "done", error: null);
        }

        await many.EndAsync(await many.BeginAsync(Key, "mine", Cancel), RunState.Failed, details: null, "disk full");
        await many.BeginAsync(Key, "mine", Cancel);
        var counted = new FaultyAssetStore(_store, failAt: int.MaxValue);

        var third = await Ledger(process: 8, alive: [8], store: counted).BeginAsync(Key, "mine", Cancel);

        Assert.Equal(3, third.Attempt);
        Assert.Equal(1 + 2 + 2, counted.Operations); // one listing, two entries read, the lost one closed, the new one written
        var mine = (await Ledger(process: 8).ListAsync(Key, Cancel)).Where(run => run.Subject == "mine").Select(run => run.State);
        Assert.Equal([RunState.Failed, RunState.Crashed, RunState.Running], mine);
    }

    [Fact]
    public async Task An_entry_whose_name_does_not_say_its_subject_is_opened_and_counted()
    {
        var run = await Ledger(process: 7).BeginAsync(Key, "mine", Cancel);
        var (path, content) = Assert.Single(_store.All);
        await _store.DeleteAsync(path, Cancel);
        await _store.WriteAsync(new AssetPath(path.Container, path.Path.Replace(run.Id, run.Id[..run.Id.LastIndexOf('-')], StringComparison.Ordinal)), content, Cancel);

        Assert.Equal(2, (await Ledger(process: 8).BeginAsync(Key, "mine", Cancel)).Attempt);
    }

    private RunLedger Ledger(int process, int[]? alive = null, long startedAt = 1, IAssetStore? store = null) => new(
        store ?? _store,
        _time,
        new RunIdentity { CodeVersion = "test", ProcessId = process, ProcessStartedAt = startedAt, Machine = "nas", IsAlive = (id, start) => alive is null || (alive.Contains(id) && start == startedAt) });
}
