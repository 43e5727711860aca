using System.Globalization;
using System.Text.RegularExpressions;
using InvestOps.Adapters.AzureStorage;
using InvestOps.Testing;
using InvestOps.Testing.Azurite;
using Xunit;

namespace InvestOps.EndToEnd.Tests.Host;

/// <summary>What people and broken programs put into the queue: it goes aside with a reason, and the host stays up.</summary>
public sealed partial class JunkTests
{
    private static readonly int Messages = int.Parse(Environment.GetEnvironmentVariable("INVESTOPS_FUZZ_MESSAGES") ?? "500", CultureInfo.InvariantCulture);
    private const int MostAtOnce = 100;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Junk_in_the_queue_goes_to_poison_each_with_its_reason_and_stops_nothing()
    {
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {JunkMessages.Seed}");
        using var folder = new TemporaryFolder();

        // In memory the emulator stands still for a while when it tidies up after thousands of messages.
        await using var azurite = await AzuriteServer.StartInFolderAsync(Path.Combine(folder.Path, "azurite"));
        var connection = azurite.ConnectionString;
        var account = new StorageAccount(connection);
        var configs = Path.Combine(folder.Path, "configs");
        WeekConfigs.WriteTo(configs);
        await account.Queue("backtest-requests").CreateIfNotExistsAsync(cancellationToken: Cancel);
        var junk = new JunkMessages(JunkMessages.Seed);

        await using var pc = await RunningHost.StartAsync(folder.Path, connection, "--role", "pc", "--configs", configs);
        for (var sent = 0; sent < Messages; sent += MostAtOnce)
        {
            await PutAsideAsync(account, junk, Math.Min(MostAtOnce, Messages - sent), pc);
        }

        Assert.Equal(Messages, await ReasonsAsync(account));
        using var health = await pc.Http.GetAsync("/api/health", Cancel);
        Assert.Equal(System.Net.HttpStatusCode.OK, health.StatusCode);
        Assert.Equal(0, await pc.StopAsync());
        TestContext.Current.TestOutputHelper?.WriteLine($"longest of {Messages} invocations: {Elapsed().Matches(pc.Said).Max(match => int.Parse(match.Groups["ms"].Value, CultureInfo.InvariantCulture))} ms");
    }

    // The emulator sorts all messages of all queues again on each deletion, so the poison ones are cleared once they were seen.
    private static async Task PutAsideAsync(StorageAccount account, JunkMessages junk, int messages, RunningHost pc)
    {
        var (queue, poison) = (account.Queue("backtest-requests"), account.Queue("backtest-requests-poison"));
        await Task.WhenAll(Enumerable.Range(0, messages).Select(_ => junk.Next()).ToArray().Select(text => queue.SendMessageAsync(text, Cancel)));
        await Eventually.SeeAsync<object>(
            $"{messages} messages in poison",
            Patience,
            async () => await CountAsync(queue) == 0 && await CountAsync(poison) == messages ? poison : null,
            () => pc.Said);
        await poison.ClearMessagesAsync(Cancel);
    }

    [GeneratedRegex(@"Backtest Succeeded.*elapsed=(?<ms>\d+)ms", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Elapsed();

    private static async Task<int> ReasonsAsync(StorageAccount account)
    {
        var reasons = 0;
        await foreach (var reason in account.Container("backtest-requests-poison").GetBlobsAsync(cancellationToken: Cancel))
        {
            Assert.True(reason.Properties.ContentLength > 0, reason.Name);
            reasons++;
        }

        return reasons;
    }

    private static async Task<int> CountAsync(Azure.Storage.Queues.QueueClient queue)
    {
        try
        {
            return (await queue.GetPropertiesAsync(Cancel)).Value.ApproximateMessagesCount;
        }
        catch (Azure.RequestFailedException exception) when (exception.Status == 404)
        {
            return 0;
        }
    }
}
