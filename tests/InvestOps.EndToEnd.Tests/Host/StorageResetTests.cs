using System.Security.Cryptography;
using InvestOps.Adapters.AzureStorage;
using InvestOps.Testing;
using InvestOps.Testing.Azurite;
using Xunit;

namespace InvestOps.EndToEnd.Tests.Host;

/// <summary>The storage comes up empty: nothing is written into it, a backup is put back, and work goes on with the same reports.</summary>
public sealed class StorageResetTests(DemoFixture demo, SharedAzurite azurite) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_account_that_was_wiped_is_left_alone_until_a_backup_is_back_in_it()
    {
        var connection = (await azurite.StartedAsync()).NewAccount();
        var account = new StorageAccount(connection);
        var (first, second) = (Backups("first"), Backups("second"));
        var root = Path.Combine(_folder.Path, "demo");
        RootFiles.Copy(demo.Root, root);
        Require(0, await InvestOpsProgram.RunAsync(_folder.Path, "backup", "--to", first, "--root", root, "--configs", Path.Combine(root, "configs")));
        Require(0, await OnStorageAsync(connection, "restore", "--from", first, "--into-storage"));
        Require(1, await OnStorageAsync(connection, "doctor", "--adopt-storage")); // a token without a channel is wrong here; the mark is made
        Require(0, await OnStorageAsync(connection, "backup", "--to", second));
        var before = await ReportsAsync(account);

        await WipeAsync(account);
        var refused = new[]
        {
            await OnStorageAsync(connection, "sync"),
            await OnStorageAsync(connection, "backup", "--to", second),
            await OnStorageAsync(connection, "backtest", "request", "--strategy", "momentum_topN_v1", "--from", "2026-01-02", "--to", "2026-10-30"),
            await OnStorageAsync(connection, "backtest", "run", "--waiting"),
        };
        var left = await new BlobStoredItems(account).ContainersAsync(Cancel);
        Require(0, await OnStorageAsync(connection, "restore", "--from", second, "--into-storage"));

        Assert.All(refused, result => Assert.Equal(1, result.ExitCode));
        Assert.All(refused, result => Assert.Contains("The storage was reset: the mark that this machine made in it is gone", result.Errors, StringComparison.Ordinal));
        Assert.Empty(left);
        Assert.NotEmpty(before);
        Assert.Equal(before, await ReportsAsync(account));
        Assert.Empty(RestoreCommandTests.WrongIn(await OnStorageAsync(connection, "doctor", "--json")));
        Require(0, await OnStorageAsync(connection, "sync"));
        Require(1, await OnStorageAsync(connection, "restore", "--from", second, "--into-storage")); // what was done since would be lost
    }

    public void Dispose() => _folder.Dispose();

    private string Backups(string name) => Directory.CreateDirectory(Path.Combine(_folder.Path, name)).FullName;

    private Task<ProgramResult> OnStorageAsync(string connection, params string[] arguments) =>
        InvestOpsProgram.RunAsync(_folder.Path, [.. arguments, "--storage", connection, "--root", Path.Combine(_folder.Path, "nas"), "-q"]);

    private static void Require(int code, ProgramResult result) => Assert.True(code == result.ExitCode, $"{result.ExitCode}: {result.Output}{result.Errors}");

    private static async Task WipeAsync(StorageAccount account)
    {
        foreach (var container in await new BlobStoredItems(account).ContainersAsync(Cancel))
        {
            await account.Container(container).DeleteAsync(cancellationToken: Cancel);
        }
    }

    private static async Task<Dictionary<string, string>> ReportsAsync(StorageAccount account)
    {
        var items = new BlobStoredItems(account);
        var reports = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var item in await items.ListAsync("reports", "", Cancel))
        {
            reports[item.Name] = Convert.ToHexStringLower(SHA256.HashData((await items.ReadAsync(item, Cancel))!));
        }

        return reports;
    }
}
