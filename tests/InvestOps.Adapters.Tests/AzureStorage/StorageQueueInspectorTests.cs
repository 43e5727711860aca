using InvestOps.Adapters.AzureStorage;
using InvestOps.Adapters.Tests.Contracts;
using InvestOps.Pipeline.Ports;
using InvestOps.Testing;
using InvestOps.Testing.Azurite;
using Microsoft.Extensions.Logging;
using Xunit;

namespace InvestOps.Adapters.Tests.AzureStorage;

public sealed class StorageQueueInspectorTests(SharedAzurite azurite) : QueueInspectorContract, IAsyncLifetime
{
    private StorageAccount _account = null!;
    private StorageWorkQueue? _queue;

    protected override IWorkQueue Queue => _queue ??= new StorageWorkQueue(
        _account, new StorageWorkQueueSettings { Queue = "backtest-requests", MaximumBytes = 49_152 }, TimeProvider.System, new CollectedLog().CreateLogger<StorageWorkQueue>());

    protected override IQueueInspector Inspector => new StorageQueueInspector(_account, "backtest-requests");

    public async ValueTask InitializeAsync() => _account = new StorageAccount((await azurite.StartedAsync()).NewAccount());

    [Fact]
    public async Task A_waiting_message_tells_since_when()
    {
        var before = TimeProvider.System.GetUtcNow().AddMinutes(-1);
        await Queue.SendAsync("job", "{}"u8.ToArray(), Cancel);

        Assert.InRange((await Inspector.ReadAsync(Cancel)).OldestSince!.Value, before, before.AddMinutes(5));
    }

    [Fact]
    public async Task The_storage_tells_who_it_is_and_what_time_it_has()
    {
        var health = await new BlobStorageProbe(_account).ProbeAsync(Cancel);

        Assert.True(health.IsReachable);
        Assert.StartsWith("Azurite-Blob/", health.Version, StringComparison.Ordinal);
        Assert.InRange(health.ClockAhead!.Value, TimeSpan.FromMinutes(-1), TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task A_storage_that_is_not_there_is_an_answer_without_its_key()
    {
        var key = Convert.ToBase64String(new byte[64]);
        var health = await new BlobStorageProbe(new StorageAccount($"DefaultEndpointsProtocol=http;AccountName=nobody;AccountKey={key};BlobEndpoint=http://127.0.0.1:1/nobody;QueueEndpoint=http://127.0.0.1:1/nobody")).ProbeAsync(Cancel);

        Assert.False(health.IsReachable);
        Assert.Contains("does not answer", health.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(key, health.Error, StringComparison.Ordinal);
    }

    public async ValueTask DisposeAsync()
    {
        if (_queue is not null)
        {
            await _queue.DisposeAsync();
        }
    }
}
