using Azure;
using Azure.Storage.Blobs.Models;
using InvestOps.Pipeline.Ports;
using InvestOps.Pipeline.Watching;

namespace InvestOps.Adapters.AzureStorage;

/// <summary>Asks a storage account how it does, with a signed request that changes nothing; its answer tells its clock and who it is.</summary>
public sealed class BlobStorageProbe(StorageAccount account) : IStorageProbe
{
    public async Task<StorageHealth> ProbeAsync(CancellationToken cancellationToken)
    {
        try
        {
            var answer = await new StorageCalls(account, account.BlobEndpoint).RunAsync(() => AskAsync(cancellationToken), cancellationToken);
            await new StorageCalls(account, account.QueueEndpoint).RunAsync(() => AskQueueAsync(cancellationToken), cancellationToken);
            return new StorageHealth
            {
                Place = account.ToString(),
                IsReachable = true,
                Version = answer.Headers.TryGetValue("Server", out var server) ? server : null,
                ClockAhead = answer.Headers.Date - account.Time.GetUtcNow(),
            };
        }
        catch (StorageUnavailableException exception)
        {
            return new StorageHealth { Place = account.ToString(), IsReachable = false, Error = exception.Message };
        }
    }

    // A container that may be missing: "not there" is an answer too.
    private async Task<Response> AskAsync(CancellationToken cancellationToken)
    {
        try
        {
            return (await account.Container("market").GetPropertiesAsync(cancellationToken: cancellationToken)).GetRawResponse();
        }
        catch (RequestFailedException exception) when (exception.ErrorCode == BlobErrorCode.ContainerNotFound && exception.GetRawResponse() is { } answer)
        {
            return answer;
        }
    }

    private async Task AskQueueAsync(CancellationToken cancellationToken)
    {
        try
        {
            await account.Queue("investops-probe").GetPropertiesAsync(cancellationToken);
        }
        catch (RequestFailedException exception) when (exception.Status == 404)
        {
            return;
        }
    }
}
