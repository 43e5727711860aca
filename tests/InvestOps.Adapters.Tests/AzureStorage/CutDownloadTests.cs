using InvestOps.Adapters.AzureStorage;
using InvestOps.Adapters.FileStorage;
using InvestOps.Pipeline.Archiving;
using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Runs;
using InvestOps.Pipeline.Syncing;
using InvestOps.Testing;
using InvestOps.Testing.Azurite;
using Xunit;

namespace InvestOps.Adapters.Tests.AzureStorage;

/// <summary>The line to the storage breaks while reports come over it.</summary>
public sealed class CutDownloadTests(SharedAzurite azurite)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Wherever_a_download_is_cut_no_half_file_has_its_name_and_the_next_run_goes_on()
    {
        var server = await azurite.StartedAsync();
        var connection = server.NewAccount();
        var store = new BlobAssetStore(new StorageAccount(connection));
        foreach (var folder in new[] { "backtests/one/", "backtests/two/", "backtests/three/" })
        {
            await MadeUpReports.PublishAsync(store, folder, new string('x', 200_000));
        }

        using var mirror = new TemporaryFolder();
        await using var proxy = new LossyProxy(server.BlobPort);
        var through = new StorageAccount(proxy.Through(connection));
        foreach (var bytes in new[] { 500L, 20_000, 150_000, 450_000 })
        {
            proxy.CutAfter(bytes);
            await Assert.ThrowsAsync<StorageUnavailableException>(() => SyncAsync(through, mirror.Path));
            await RequireWholeAsync(new FileAssetStore(mirror.Path));
        }

        proxy.CutAfter(null);
        Assert.IsType<StageOutcome.Completed>(await SyncAsync(through, mirror.Path));
        Assert.Equal(3, await RequireWholeAsync(new FileAssetStore(mirror.Path)));
        Assert.IsType<StageOutcome.AlreadyDone>(await SyncAsync(through, mirror.Path));
    }

    private static Task<StageOutcome> SyncAsync(StorageAccount account, string folder)
    {
        var (store, identity) = (new BlobAssetStore(account), RunIdentity.Current());
        var run = new StageRun(new RunKey(StageName.Sync, new DateOnly(2026, 10, 30)), new RunLedger(new InMemoryAssetStore(), TimeProvider.System, identity));
        return new SyncStage(new BlobStoredItems(account), new LiveAssets(store), new MirrorFolder(new FileAssetStore(folder)), identity, TimeProvider.System).RunAsync(Some.SessionOn("2026-10-30"), run, Cancel);
    }

    private static async Task<int> RequireWholeAsync(FileAssetStore mirror)
    {
        var manifests = (await mirror.ListAsync("reports", "", Cancel)).Where(path => path.Path.EndsWith("/manifest.json", StringComparison.Ordinal)).ToArray();
        foreach (var manifest in manifests)
        {
            var published = await mirror.ReadJsonAsync<AssetManifest>(manifest, Cancel);
            Assert.True(await AssetManifest.IsCurrentAsync(mirror, manifest, published!.Inputs, Cancel), manifest.Path);
        }

        return manifests.Length;
    }
}
