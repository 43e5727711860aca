using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using InvestOps.LocalFunctions.Timers.Status;
using Microsoft.Extensions.Logging;

namespace InvestOps.LocalFunctions.Timers.Locking;

/// <summary>Locks as leases on blobs, where the real host has them: <c>azure-webjobs-hosts/locks/{hostId}/{name}</c>. The blob's metadata says who holds one.</summary>
/// <param name="period">How long a lease lasts unless it is renewed, 15 to 60 seconds: what a host that died keeps the others out.</param>
/// <param name="time">Real time.</param>
internal sealed class BlobSingletonLock(BlobServiceClient blobs, string hostId, TimeSpan period, TimeProvider time, ILogger log) : ISingletonLock
{
    private readonly BlobContainerClient _container = blobs.GetBlobContainerClient(BlobTimerStatusStore.Container);

    public async Task<ISingletonHold?> TryAcquireAsync(string name, CancellationToken cancellationToken)
    {
        var blob = Blob(name);
        var lease = blob.GetBlobLeaseClient();
        var asked = time.GetTimestamp();
        try
        {
            await AcquireAsync(blob, lease, cancellationToken);
        }
        catch (RequestFailedException taken) when (taken.Status == 409)
        {
            return null;
        }

        var hold = new BlobSingletonHold(name, lease, asked, period, time, log);
        var signing = SignAsync(blob, lease, cancellationToken);
        await signing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!signing.IsCompletedSuccessfully)
        {
            await hold.DisposeAsync(); // or this host would keep itself out until the lease has run out
            await signing;
        }

        return hold;
    }

    public async Task<LockOwner?> FindOwnerAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            var properties = await Blob(name).GetPropertiesAsync(cancellationToken: cancellationToken);
            return LockOwner.Parse(properties.Value.Metadata.AsReadOnly());
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            return null;
        }
    }

    private async Task SignAsync(BlobClient blob, BlobLeaseClient lease, CancellationToken cancellationToken) => await blob.SetMetadataAsync(
        LockOwner.Current(time.GetUtcNow()).ToValues(), new BlobRequestConditions { LeaseId = lease.LeaseId }, cancellationToken);

    private async Task AcquireAsync(BlobClient blob, BlobLeaseClient lease, CancellationToken cancellationToken)
    {
        try
        {
            await lease.AcquireAsync(period, cancellationToken: cancellationToken);
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            await _container.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
            await CreateAsync(blob, cancellationToken);
            await lease.AcquireAsync(period, cancellationToken: cancellationToken);
        }
    }

    private static async Task CreateAsync(BlobClient blob, CancellationToken cancellationToken)
    {
        try
        {
            await blob.UploadAsync(BinaryData.Empty, new BlobUploadOptions { Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All } }, cancellationToken);
        }
        catch (RequestFailedException exists) when (exists.Status is 409 or 412)
        {
            return; // another host made it meanwhile
        }
    }

    private BlobClient Blob(string name) => _container.GetBlobClient($"locks/{hostId}/{name}");
}
