using Azure;
using Azure.Core;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Specialized;
using InvestOps.LocalFunctions.Storage;
using InvestOps.LocalFunctions.Timers.Locking;
using InvestOps.LocalFunctions.Timers.Status;
using InvestOps.Testing;
using InvestOps.Testing.Azurite;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace InvestOps.LocalFunctions.Tests.Timers;

/// <summary>A timer's memory in blobs, on the emulator.</summary>
public sealed class BlobMemoryTests(SharedAzurite azurite)
{
    private const string Name = "Host.Functions.Tick.Listener";
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Renewal = TimeSpan.FromSeconds(5);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_status_is_where_the_real_host_keeps_it()
    {
        var blobs = await BlobsAsync();
        var store = new BlobTimerStatusStore(blobs, "shop");
        Assert.Null(await store.ReadAsync("Host.Functions.Tick", Token));
        var status = new TimerStatus { Next = TimerScene.Monday.AddHours(1), LastUpdated = TimerScene.Monday };

        await store.WriteAsync("Host.Functions.Tick", status, Token);

        var blob = blobs.GetBlobContainerClient("azure-webjobs-hosts").GetBlobClient("timers/shop/Host.Functions.Tick/status");
        Assert.Equal(
            """{"Last":"0001-01-01T00:00:00","Next":"2026-11-23T10:30:00+09:00","LastUpdated":"2026-11-23T09:30:00+09:00"}""",
            (await blob.DownloadContentAsync(Token)).Value.Content.ToString());
        var later = status with { Last = TimerScene.Monday };
        await store.WriteAsync("Host.Functions.Tick", later, Token);
        Assert.Equal(later, await store.ReadAsync("Host.Functions.Tick", Token));
    }

    [Fact]
    [Trait("Conformance", "T15")]
    public async Task A_lock_shows_its_owner_keeps_others_out_and_is_free_at_once_when_it_is_given_back()
    {
        var locks = Locks(await BlobsAsync(), new TestClock(TimerScene.Monday));

        var first = await locks.TryAcquireAsync(Name, Token);
        Assert.NotNull(first);
        Assert.Null(await locks.TryAcquireAsync(Name, Token));
        Assert.Equal(LockOwner.Current(TimerScene.Monday), await locks.FindOwnerAsync(Name, Token));
        await first.DisposeAsync();

        var second = await locks.TryAcquireAsync(Name, Token);
        Assert.NotNull(second);
        Assert.False(second.Lost.IsCancellationRequested);
        await second.DisposeAsync();
    }

    [Fact]
    public async Task A_lock_whose_owner_cannot_be_written_is_free_at_once()
    {
        var account = (await azurite.StartedAsync()).NewAccount();
        var options = new BlobClientOptions(BlobClientOptions.ServiceVersion.V2025_11_05);
        options.AddPolicy(new RefusedRequests("comp=metadata"), HttpPipelinePosition.PerCall);
        var clock = new TestClock(TimerScene.Monday);
        await Assert.ThrowsAsync<RequestFailedException>(() => Locks(new BlobServiceClient(account, options), clock).TryAcquireAsync(Name, Token));

        await using var hold = await Locks(StorageClients.Blobs(account), clock).TryAcquireAsync(Name, Token);

        Assert.NotNull(hold);
    }

    [Fact]
    [Trait("Conformance", "T15")]
    public async Task A_lock_is_renewed_in_time()
    {
        var clock = new TestClock(TimerScene.Monday);
        await using var hold = await Locks(await BlobsAsync(), clock).TryAcquireAsync(Name, Token);

        for (var renewals = 0; renewals < 6; renewals++)
        {
            await clock.ArmedAsync(Renewal);
            clock.Advance(Renewal);
        }

        await clock.ArmedAsync(Renewal);
        Assert.False(hold!.Lost.IsCancellationRequested);
    }

    [Fact]
    [Trait("Conformance", "T16")]
    public async Task A_lock_that_another_host_has_taken_is_lost_with_the_next_renewal()
    {
        var blobs = await BlobsAsync();
        var clock = new TestClock(TimerScene.Monday);
        await using var first = await Locks(blobs, clock).TryAcquireAsync(Name, Token);
        await clock.ArmedAsync(Renewal);
        var lease = blobs.GetBlobContainerClient("azure-webjobs-hosts").GetBlobClient("locks/shop/" + Name).GetBlobLeaseClient();
        await lease.BreakAsync(TimeSpan.Zero, cancellationToken: Token);
        await using var second = await Locks(blobs, new TestClock(TimerScene.Monday)).TryAcquireAsync(Name, Token);

        clock.Advance(Renewal);
        await LossOf(first!);

        Assert.False(second!.Lost.IsCancellationRequested);
    }

    [Fact]
    [Trait("Conformance", "T16")]
    public async Task After_a_restart_of_storage_at_most_one_host_goes_on_with_the_lock()
    {
        using var folder = new TemporaryFolder();
        await using var server = await AzuriteServer.StartInFolderAsync(folder.Path);
        var blobs = StorageClients.Blobs(server.ConnectionString);
        var clock = new TestClock(TimerScene.Monday);
        await using var first = await Locks(blobs, clock).TryAcquireAsync(Name, Token);
        await clock.ArmedAsync(Renewal);

        await server.StopAsync();
        await server.RestartAsync();
        await using var second = await Locks(blobs, new TestClock(TimerScene.Monday)).TryAcquireAsync(Name, Token);
        clock.Advance(Renewal);

        if (second is null)
        {
            await clock.ArmedAsync(Renewal); // it was renewed
            Assert.False(first!.Lost.IsCancellationRequested);
        }
        else
        {
            await LossOf(first!);
        }
    }

    [Fact]
    [Trait("Conformance", "T16")]
    public async Task A_lock_that_cannot_be_renewed_is_lost_when_it_may_have_run_out()
    {
        using var folder = new TemporaryFolder();
        await using var server = await AzuriteServer.StartInFolderAsync(folder.Path);
        var clock = new TestClock(TimerScene.Monday);
        await using var hold = await Locks(StorageClients.Blobs(server.ConnectionString), clock).TryAcquireAsync(Name, Token);
        await clock.ArmedAsync(Renewal);

        server.Kill();
        clock.Advance(Renewal);
        await clock.ArmedAsync(TimeSpan.FromSeconds(1));
        Assert.False(hold!.Lost.IsCancellationRequested); // ten seconds are left of it
        clock.Advance(Period - Renewal);

        await LossOf(hold);
    }

    private static BlobSingletonLock Locks(BlobServiceClient blobs, TestClock clock) => new(blobs, "shop", Period, clock, NullLogger.Instance);

    private static async Task LossOf(ISingletonHold hold)
    {
        var lost = new TaskCompletionSource();
        await using var telling = hold.Lost.Register(lost.SetResult);
        await lost.Task.WaitAsync(TimeSpan.FromSeconds(60), Token);
    }

    private async Task<BlobServiceClient> BlobsAsync() => StorageClients.Blobs((await azurite.StartedAsync()).NewAccount());
}
