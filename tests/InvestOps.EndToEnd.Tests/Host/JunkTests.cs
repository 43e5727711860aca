using System.Globalization;
using InvestOps.Adapters.AzureStorage;
using InvestOps.Testing;
using InvestOps.Testing.Azurite;
using Xunit;

namespace InvestOps.EndToEnd.Tests.Host;

/// <summary>What people and broken programs put into the queue: it goes aside with a reason, and the host stays up.</summary>
public sealed class JunkTests(SharedAzurite azurite)
{
    private static readonly int Messages = int.Parse(Environment.GetEnvironmentVariable("INVESTOPS_FUZZ_MESSAGES") ?? "500", CultureInfo.InvariantCulture);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60 + (Messages / 10));

    [Fact]
    public async Task Junk_in_the_queue_goes_to_poison_each_with_its_reason_and_stops_nothing()
    {
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {JunkMessages.Seed}");
        var connection = (await azurite.StartedAsync()).NewAccount();
        var account = new StorageAccount(connection);
        using var folder = new TemporaryFolder();
        var configs = Path.Combine(folder.Path, "configs");
        WeekConfigs.WriteTo(configs);
        var queue = account.Queue("backtest-requests");
        await queue.CreateIfNotExistsAsync(cancellationToken: TestContext.Current.CancellationToken);
        var junk = new JunkMessages(JunkMessages.Seed);
        for (var message = 0; message < Messages; message++)
        {
            await queue.SendMessageAsync(junk.Next(), TestContext.Current.CancellationToken);
        }

        await using var pc = await RunningHost.StartAsync(folder.Path, connection, "--role", "pc", "--configs", configs);
        var poison = account.Queue("backtest-requests-poison");
        await Eventually.SeeAsync<object>("every message in poison", Patience, async () => await CountAsync(queue) == 0 && await CountAsync(poison) == Messages ? poison : null, () => pc.Said);

        var reasons = 0;
        await foreach (var reason in account.Container("backtest-requests-poison").GetBlobsAsync(cancellationToken: TestContext.Current.CancellationToken))
        {
            Assert.True(reason.Properties.ContentLength > 0, reason.Name);
            reasons++;
        }

        Assert.Equal(Messages, reasons);
        using var health = await pc.Http.GetAsync("/api/health", TestContext.Current.CancellationToken);
        Assert.Equal(System.Net.HttpStatusCode.OK, health.StatusCode);
        Assert.Equal(0, await pc.StopAsync());
    }

    private static async Task<int> CountAsync(Azure.Storage.Queues.QueueClient queue)
    {
        try
        {
            return (await queue.GetPropertiesAsync(TestContext.Current.CancellationToken)).Value.ApproximateMessagesCount;
        }
        catch (Azure.RequestFailedException exception) when (exception.Status == 404)
        {
            return 0;
        }
    }
}
