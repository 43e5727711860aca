using Azure.Core;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;

namespace InvestOps.LocalFunctions.Storage;

/// <summary>
/// Clients of Azure Storage and Azurite. The API version is one that Azurite since 3.35 knows; a call is repeated once and
/// given up after ten seconds, since the listeners have a back-off of their own and are to notice an outage soon.
/// </summary>
internal static class StorageClients
{
    // The beginning of the key that every emulator has unless it is told another.
    private const string EmulatorKey = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq";

    private static readonly TimeSpan NetworkTimeout = TimeSpan.FromSeconds(10);

    /// <exception cref="ConnectionException">The connection string is none, or opens storage to everybody.</exception>
    public static BlobServiceClient Blobs(string connection)
    {
        var options = new BlobClientOptions(BlobClientOptions.ServiceVersion.V2025_11_05);
        Limit(options.Retry, retries: 1);
        var client = Read(() => new BlobServiceClient(connection, options));
        RefuseOpenStorage(connection, client.Uri);
        return client;
    }

    /// <summary>Messages are handed over as they are stored; whoever reads them decodes them.</summary>
    /// <exception cref="ConnectionException">The connection string is none, or opens storage to everybody.</exception>
    public static QueueServiceClient Queues(string connection, int retries = 1)
    {
        var client = Read(() => new QueueServiceClient(connection, QueueOptions(retries)));
        RefuseOpenStorage(connection, client.Uri);
        return client;
    }

    public static QueueClientOptions QueueOptions(int retries)
    {
        var options = new QueueClientOptions(QueueClientOptions.ServiceVersion.V2025_11_05) { MessageEncoding = QueueMessageEncoding.None };
        Limit(options.Retry, retries);
        return options;
    }

    private static TClient Read<TClient>(Func<TClient> open)
        where TClient : class
    {
        TClient? client = null;
        try
        {
            client = open();
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException or InvalidOperationException)
        {
            // Said below without the exception, which may quote the connection string.
        }

        return client ?? throw new ConnectionException("its connection string cannot be read.");
    }

    private static void RefuseOpenStorage(string connection, Uri endpoint)
    {
        if (!endpoint.IsLoopback && connection.Contains(EmulatorKey, StringComparison.Ordinal))
        {
            throw new ConnectionException($"the emulator's key, which everybody knows, must not be used beyond this machine, as for {endpoint.Host}.");
        }
    }

    private static void Limit(RetryOptions retry, int retries)
    {
        retry.MaxRetries = retries;
        retry.NetworkTimeout = NetworkTimeout;
    }
}
