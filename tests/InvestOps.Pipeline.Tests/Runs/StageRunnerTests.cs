using InvestOps.Pipeline.Backtesting;
using InvestOps.Pipeline.Ports;
using InvestOps.Pipeline.Runs;
using InvestOps.Pipeline.Watching;
using InvestOps.Testing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace InvestOps.Pipeline.Tests.Runs;

public sealed class StageRunnerTests : IDisposable
{
    private static readonly RunKey Key = new(StageName.Scan, new DateOnly(2024, 1, 31));
    private readonly InMemoryAssetStore _store = new();
    private readonly CollectedLog _log = new();
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2024, 2, 1, 8, 5, 0, TimeSpan.FromHours(9)));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_failure_comes_through_and_is_logged_though_the_ledger_cannot_be_written(int failingWrite)
    {
        var failure = new IOException("The disk is full.");
        var runner = Runner(new CrashingAssetStore(_store, failingWrite));

        Assert.Same(failure, await Assert.ThrowsAsync<IOException>(() => runner.RunAsync(Key, (_, _) => throw failure, Cancel)));

        Assert.Contains(_log.Lines, line => line.Level == LogLevel.Error && line.Text.Contains("The disk is full.", StringComparison.Ordinal));
        Assert.Contains(_log.Lines, line => line.Text.Contains("The run ledger could not be written", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_stop_stays_a_stop_though_the_ledger_cannot_be_written()
    {
        var runner = Runner(new CrashingAssetStore(_store, crashAtWrite: 2));
        await Assert.ThrowsAsync<OperationCanceledException>(() => runner.RunAsync(Key, Stopped, Cancel));

        static async Task<StageOutcome> Stopped(StageRun run, CancellationToken token)
        {
            await run.BeginAsync(token);
            throw new OperationCanceledException();
        }
    }

    [Fact]
    public async Task A_failure_before_the_work_began_names_its_subject_in_the_ledger()
    {
        await Assert.ThrowsAsync<IOException>(() => Runner(_store).RunAsync(Key, Fail, Cancel));
        Assert.Equal("job-1", Assert.Single(await Ledger(_store).ListAsync(Key, Cancel)).Subject);

        static Task<StageOutcome> Fail(StageRun run, CancellationToken token)
        {
            run.Subject = "job-1";
            throw new IOException("gone");
        }
    }

    [Fact]
    public async Task A_run_that_a_dead_process_left_open_is_marked_when_its_work_turns_out_done_and_only_once()
    {
        await Ledger(_store, process: 7).BeginAsync(Key, subject: null, Cancel);

        await Runner(_store).RunAsync(Key, Done, Cancel);

        Assert.Equal(RunState.Crashed, Assert.Single(await Ledger(_store).ListAsync(Key, Cancel)).State);
        var idle = new CrashingAssetStore(_store, int.MaxValue);
        await Runner(idle).RunAsync(Key, Done, Cancel);
        Assert.Equal(0, idle.Writes);

        static Task<StageOutcome> Done(StageRun run, CancellationToken token) =>
            Task.FromResult<StageOutcome>(new StageOutcome.AlreadyDone { Details = "there" });
    }

    public void Dispose() => _log.Dispose();

    private RunLedger Ledger(IAssetStore store, int process = 8) => new(store, _time, Identity(process));

    private static RunIdentity Identity(int process) => new() { CodeVersion = "test", ProcessId = process, ProcessStartedAt = 1, Machine = "nas", IsAlive = (id, _) => id == 8 };

    private StageRunner Runner(IAssetStore store)
    {
        var canary = new StorageCanary(store, new OwnBook(Store: null), Identity(process: 8), _time);
        var requests = new RequestBook(store, new InMemoryWorkQueue(), Ledger(store), new OwnBook(Store: null), canary, new Logger<RequestBook>(_log));
        return new StageRunner(Ledger(store), requests, TestNews.On(store, _time, Ledger(store), _log), canary, _time, new Logger<StageRunner>(_log));
    }
}
