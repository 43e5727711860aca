using Azure.Core;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;

namespace InvestOps.LocalFunctions.Storage;

/// <summary>
/// Clients of Azure Storage and Azurite. The API version is one that Azurite since 3.35 knows; a call is repeated once and
/// given up after ten seconds, since the listeners have a back-off of their own and are to notice an outage soon.
/// </summary>
public static class StorageClients
{
    private static readonly TimeSpan NetworkTimeout = TimeSpan.FromSeconds(10);

    public static BlobServiceClient Blobs(string connection) => new(connection, BlobOptions());

    /// <summary>Messages are handed over as they are stored; whoever reads them decodes them.</summary>
    public static QueueServiceClient Queues(string connection) => new(connection, QueueOptions());

    public static BlobClientOptions BlobOptions()
    {
        var options = new BlobClientOptions(BlobClientOptions.ServiceVersion.V2025_11_05);
        Limit(options.Retry);
        return options;
    }

    public static QueueClientOptions QueueOptions()
    {
        var options = new QueueClientOptions(QueueClientOptions.ServiceVersion.V2025_11_05) { MessageEncoding = QueueMessageEncoding.None };
        Limit(options.Retry);
        return options;
    }

    private static void Limit(RetryOptions retry)
    {
        retry.MaxRetries = 1;
        retry.NetworkTimeout = NetworkTimeout;
    }
}
