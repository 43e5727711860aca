using System.Text;
using InvestOps.Adapters.AzureStorage;
using InvestOps.Pipeline.Assets;
using InvestOps.Testing;
using InvestOps.Testing.Azurite;
using Xunit;

namespace InvestOps.Adapters.Tests.AzureStorage;

/// <summary>The emulator that other tests stand on.</summary>
public sealed class AzuriteServerTests
{
    private static readonly AssetPath Path = new("reports", "a.json");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task With_a_folder_it_keeps_what_was_written_over_a_stop_and_forgets_it_in_a_kill_right_after()
    {
        using var folder = new TemporaryFolder();
        await using var azurite = await AzuriteServer.StartInFolderAsync(folder.Path);
        var store = new BlobAssetStore(new StorageAccount(azurite.ConnectionString));
        await store.WriteAsync(Path, "kept"u8.ToArray(), Cancel);
        await azurite.StopAsync();
        await azurite.RestartAsync();
        Assert.Equal("kept", Encoding.UTF8.GetString((await store.ReadAsync(Path, Cancel))!));

        await store.WriteAsync(new AssetPath("reports", "b.json"), "lost"u8.ToArray(), Cancel);
        azurite.Kill();
        await Assert.ThrowsAsync<StorageUnavailableException>(() => store.ExistsAsync(Path, Cancel));
        await azurite.RestartAsync();
        Assert.Equal(["a.json"], (await store.ListAsync("reports", "", Cancel)).Select(path => path.Path));
    }

    [Fact]
    public void Where_it_cannot_be_had_a_build_server_fails_and_a_persons_test_is_skipped_with_the_way_to_get_it()
    {
        Assert.Equal("Azurite is needed for this test and cannot be had: npm is not on the path.", new AzuriteUnavailableException("npm is not on the path.", fails: true).Message);
        var skipped = new AzuriteUnavailableException("npm is not on the path.", fails: false).Message;
        Assert.StartsWith("$XunitDynamicSkip$Skipped, because it runs on the storage emulator", skipped, StringComparison.Ordinal);
        Assert.Contains("Install Node.js", skipped, StringComparison.Ordinal);
    }
}
