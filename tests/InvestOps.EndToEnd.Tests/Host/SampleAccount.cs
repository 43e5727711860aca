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
    // Made once: what each account is given is the same to the byte.
    private static readonly Lazy<Task<InMemoryAssetStore>> History = new(MakeHistoryAsync);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<SampleAccount> PrepareAsync(string connection)
    {
        var storage = new StorageAccount(connection);
        var store = new BlobAssetStore(storage);
        foreach (var (path, content) in (await History.Value).All)
        {
            await store.WriteAsync(path, content, Cancel);
        }

        return new SampleAccount(connection, storage, store);
    }

    /// <summary>Whether nothing waits in a queue and nothing of it is being worked on.</summary>
    public async Task<bool> IsEmptyAsync(string queue) => await CountAsync(Storage.Queue(queue)) == 0;

    public static async Task<int> CountAsync(QueueClient queue) => (await queue.GetPropertiesAsync(Cancel)).Value.ApproximateMessagesCount;

    private static async Task<InMemoryAssetStore> MakeHistoryAsync()
    {
        var store = new InMemoryAssetStore();
        var market = SampleMarket.Create(calendar: Some.Calendar, lastSession: new DateOnly(2026, 10, 30), sessions: 400, issues: 100);
        await new MarketStore(store, Some.Calendar).MergeAsync(SampleHistory.Before(market, new DateOnly(2026, 10, 29)), progress: null, CancellationToken.None);
        return store;
    }
}
