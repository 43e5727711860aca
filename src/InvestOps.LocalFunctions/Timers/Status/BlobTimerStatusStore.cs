using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace InvestOps.LocalFunctions.Timers.Status;

/// <summary>Statuses as blobs, where the real host keeps them: <c>azure-webjobs-hosts/timers/{hostId}/{timer}/status</c>.</summary>
internal sealed class BlobTimerStatusStore(BlobServiceClient blobs, string hostId) : ITimerStatusStore
{
    /// <summary>The container of everything that a host remembers.</summary>
    public const string Container = "azure-webjobs-hosts";

    private readonly BlobContainerClient _container = blobs.GetBlobContainerClient(Container);

    public async Task<TimerStatus?> ReadAsync(string timer, CancellationToken cancellationToken)
    {
        try
        {
            var content = await Blob(timer).DownloadContentAsync(cancellationToken);
            return TimerStatusJson.Read(content.Value.Content.ToMemory());
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            return null;
        }
    }

    public async Task WriteAsync(string timer, TimerStatus status, CancellationToken cancellationToken)
    {
        var options = new BlobUploadOptions { HttpHeaders = new BlobHttpHeaders { ContentType = "application/json" } };
        var content = BinaryData.FromBytes(TimerStatusJson.Write(status));
        try
        {
            await Blob(timer).UploadAsync(content, options, cancellationToken);
        }
        catch (RequestFailedException missing) when (missing.ErrorCode == BlobErrorCode.ContainerNotFound)
        {
            await _container.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
            await Blob(timer).UploadAsync(content, options, cancellationToken);
        }
    }

    private BlobClient Blob(string timer) => _container.GetBlobClient($"timers/{hostId}/{timer}/status");
}
