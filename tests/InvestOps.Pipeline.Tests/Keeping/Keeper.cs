using InvestOps.Pipeline.Archiving;
using InvestOps.Pipeline.Backups;
using InvestOps.Pipeline.Ports;
using InvestOps.Pipeline.Runs;
using InvestOps.Pipeline.Syncing;
using InvestOps.Testing;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace InvestOps.Pipeline.Tests.Keeping;

/// <summary>The stages that keep copies, on stores of the test's choice, as one process of a machine.</summary>
internal sealed class Keeper(IAssetStore store, IAssetStore? mirror = null, IAssetStore? backups = null, int process = 1, FakeTimeProvider? time = null)
{
    public static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public FakeTimeProvider Time { get; } = time ?? new FakeTimeProvider(new DateTimeOffset(2026, 10, 30, 20, 0, 0, TimeSpan.FromHours(9)));

    public RunIdentity Identity { get; } = new() { CodeVersion = "test", ProcessId = process, ProcessStartedAt = 1, Machine = "nas", IsAlive = (id, _) => id == process };

    public AssetStoredItems Items { get; } = new(store);

    public BackupSettings Settings { get; init; } = new();

    public Task<StageOutcome> SyncAsync() => new SyncStage(Items, new LiveAssets(store), new MirrorFolder(mirror!), Identity, Time)
        .RunAsync(Some.SessionOn("2026-10-30"), Run(StageName.Sync), Cancel);

    public Task<StageOutcome> BackupAsync() =>
        new BackupStage(new BackupSource("memory", [Items]), new BackupTarget(() => new BackupRepository(backups!)), new LiveAssets(store), Settings, Identity, Time).RunAsync(Run(StageName.Backup), Cancel);

    public Task<(WorkLock? Taken, string? Holder)> TakeAsync(string name) => WorkLock.TryTakeAsync(mirror!, name, Identity, Time, Cancel);

    // The ledger has a store of its own here: what is compared are the copies.
    public StageRun Run(StageName stage) => new(new RunKey(stage, new DateOnly(2026, 10, 30)), new RunLedger(new InMemoryAssetStore(), Time, Identity));
}
