using Azure.Storage.Queues;
using InvestOps.Adapters.AzureStorage;
using InvestOps.Adapters.Sample;
using InvestOps.Pipeline.MarketData;
using InvestOps.Testing;
using Xunit;

namespace InvestOps.EndToEnd.Tests.Host;

/// <summary>Shared storage that holds a small market's history.</summary>
internal sealed record SampleAccount(string Connection, StorageAccount Storage, BlobAssetStore Store)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<SampleAccount> PrepareAsync(string connection)
    {
        var storage = new StorageAccount(connection);
        var store = new BlobAssetStore(storage);
        var market = SampleMarket.Create(calendar: Some.Calendar, lastSession: new DateOnly(2026, 10, 30), sessions: 400, issues: 100);
        await new MarketStore(store, Some.Calendar).MergeAsync(SampleHistory.Before(market, new DateOnly(2026, 10, 29)), progress: null, Cancel);
        return new SampleAccount(connection, storage, store);
    }

    /// <summary>Whether nothing waits in a queue and nothing of it is being worked on.</summary>
    public async Task<bool> IsEmptyAsync(string queue) => await CountAsync(Storage.Queue(queue)) == 0;

    public static async Task<int> CountAsync(QueueClient queue) => (await queue.GetPropertiesAsync(Cancel)).Value.ApproximateMessagesCount;
}
