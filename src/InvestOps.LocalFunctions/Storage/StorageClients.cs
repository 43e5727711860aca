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
    // The beginning of the key that every emulator has unless it is told another.
    private const string EmulatorKey = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq";

    private static readonly TimeSpan NetworkTimeout = TimeSpan.FromSeconds(10);

    /// <exception cref="ArgumentException">The connection string is none, or opens storage to everybody.</exception>
    /// <exception cref="FormatException">The connection string is none.</exception>
    public static BlobServiceClient Blobs(string connection)
    {
        var client = new BlobServiceClient(connection, BlobOptions());
        RefuseOpenStorage(connection, client.Uri);
        return client;
    }

    /// <summary>Messages are handed over as they are stored; whoever reads them decodes them.</summary>
    /// <exception cref="ArgumentException">The connection string is none, or opens storage to everybody.</exception>
    /// <exception cref="FormatException">The connection string is none.</exception>
    public static QueueServiceClient Queues(string connection)
    {
        var client = new QueueServiceClient(connection, QueueOptions());
        RefuseOpenStorage(connection, client.Uri);
        return client;
    }

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

    private static void RefuseOpenStorage(string connection, Uri endpoint)
    {
        if (!endpoint.IsLoopback && connection.Contains(EmulatorKey, StringComparison.Ordinal))
        {
            throw new ArgumentException($"The emulator's key, which everybody knows, must not be used beyond this machine, as for {endpoint.Host}.", nameof(connection));
        }
    }

    private static void Limit(RetryOptions retry)
    {
        retry.MaxRetries = 1;
        retry.NetworkTimeout = NetworkTimeout;
    }
}
