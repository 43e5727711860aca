using System.Net;
using System.Net.Sockets;
using InvestOps.Adapters.AzureStorage;
using InvestOps.Pipeline.Assets;
using InvestOps.Testing;
using InvestOps.Testing.Azurite;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace InvestOps.Adapters.Tests.AzureStorage;

public sealed class StorageAccountTests(SharedAzurite azurite)
{
    private const string OtherKey = "Y2FuYXJ5LWNhbmFyeS1jYW5hcnktY2FuYXJ5LWNhbmFyeS1jYW5hcnktY2FuYXJ5LWNhbmFyeS1jYW5hcnk=";
    private static readonly AssetPath Path = new("reports", "a.json");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_wrong_key_is_told_with_account_and_address_and_what_to_compare()
    {
        var right = (await azurite.StartedAsync()).NewAccount();
        var account = new StorageAccount(right.Replace(KeyOf(right), OtherKey, StringComparison.Ordinal));
        var error = await Assert.ThrowsAsync<StorageUnavailableException>(() => new BlobAssetStore(account).ExistsAsync(Path, Cancel));
        Assert.Contains($"Storage account {account.Name} at {account.BlobEndpoint} refused the request", error.Message, StringComparison.Ordinal);
        Assert.Contains("AccountKey", error.Message, StringComparison.Ordinal);
        HoldsNoKey(error.ToString(), OtherKey, KeyOf(right));
    }

    [Fact]
    public async Task A_clock_that_is_wrong_is_told_with_the_difference()
    {
        var right = (await azurite.StartedAsync()).NewAccount();
        var fast = new FakeTimeProvider(TimeProvider.System.GetUtcNow().AddMinutes(40));
        var account = new StorageAccount(right.Replace(KeyOf(right), OtherKey, StringComparison.Ordinal), fast);
        var error = await Assert.ThrowsAsync<StorageUnavailableException>(() => new BlobAssetStore(account).ReadAsync(Path, Cancel));
        Assert.Contains("clock differs from this machine's by 40 minutes", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_connection_is_told_within_seconds_with_the_address_and_how_to_start_the_emulator()
    {
        var port = UnusedPort();
        var account = new StorageAccount($"DefaultEndpointsProtocol=http;AccountName=acc;AccountKey={OtherKey};BlobEndpoint=http://127.0.0.1:{port}/acc;QueueEndpoint=http://127.0.0.1:{port}/acc;");
        await using var queue = new StorageWorkQueue(account, new StorageWorkQueueSettings { Queue = "q-1" }, TimeProvider.System, NullLogger<StorageWorkQueue>.Instance);
        var started = TimeProvider.System.GetTimestamp();
        foreach (var call in new Func<Task>[] { () => queue.ReceiveAsync(Cancel), () => queue.SendAsync("a", default, Cancel), () => new BlobAssetStore(account).ListAsync("reports", "", Cancel) })
        {
            var error = await Assert.ThrowsAsync<StorageUnavailableException>(call);
            Assert.Contains($"Storage account acc at http://127.0.0.1:{port}/acc does not answer", error.Message, StringComparison.Ordinal);
            Assert.Contains("azurite/start.sh", error.Message, StringComparison.Ordinal);
            HoldsNoKey(error.ToString(), OtherKey);
        }

        Assert.True(TimeProvider.System.GetElapsedTime(started) < TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task A_call_that_its_caller_cancels_is_cancelled_and_no_failure()
    {
        var account = new StorageAccount((await azurite.StartedAsync()).NewAccount());
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new BlobAssetStore(account).ExistsAsync(Path, new CancellationToken(canceled: true)));
    }

    [Theory]
    [InlineData("AccountName=acc;AccountKey")]
    [InlineData(Canary.PathPart)]
    [InlineData("DefaultEndpointsProtocol=http;AccountName=acc;AccountKey=" + Canary.PathPart + ";BlobEndpoint=http://127.0.0.1/acc;QueueEndpoint=http://127.0.0.1/acc;")]
    [InlineData("")]
    public void A_connection_string_that_cannot_be_read_is_not_repeated(string text)
    {
        var error = Assert.Throws<ArgumentException>(() => new StorageAccount(text));
        Assert.Contains("connection string cannot be read", error.Message, StringComparison.Ordinal);
        Canary.Refuse(error.ToString());
    }

    [Fact]
    public void The_well_known_account_is_refused_beyond_this_machine()
    {
        const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";
        var error = Assert.Throws<ArgumentException>(() => new StorageAccount($"DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey={Key};BlobEndpoint=http://127.0.0.1:10000/devstoreaccount1;QueueEndpoint=http://192.168.1.5:10001/devstoreaccount1;"));
        Assert.Contains("http://192.168.1.5:10001/devstoreaccount1", error.Message, StringComparison.Ordinal);
        HoldsNoKey(error.ToString(), Key);
        Assert.Equal("devstoreaccount1", new StorageAccount("UseDevelopmentStorage=true").Name);
    }

    [Fact]
    public void Its_text_names_account_and_address_and_no_key()
    {
        var account = new StorageAccount($"DefaultEndpointsProtocol=https;AccountName=acc;AccountKey={OtherKey};EndpointSuffix=core.windows.net");
        Assert.Equal("storage account acc at https://acc.blob.core.windows.net", account.ToString().TrimEnd('/'));
    }

    private static void HoldsNoKey(string text, params string[] keys) => Assert.All(keys, key => Assert.DoesNotContain(key[..20], text, StringComparison.Ordinal));

    private static string KeyOf(string connectionString) => connectionString.Split(';').Single(part => part.StartsWith("AccountKey=", StringComparison.Ordinal))["AccountKey=".Length..];

    private static int UnusedPort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
