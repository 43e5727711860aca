using System.Runtime.CompilerServices;
using Azure.Core;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using InvestOps.Pipeline.Secrets;

namespace InvestOps.Adapters.AzureStorage;

/// <summary>
/// A storage account, and the one place that makes clients of it: at a protocol version that the pinned emulator knows,
/// and with a short patience, because the long one is the caller's. Its connection string goes nowhere else.
/// </summary>
public sealed class StorageAccount
{
    private const string DevelopmentAccount = "devstoreaccount1";
    private readonly BlobServiceClient _blobs;
    private readonly QueueServiceClient _queues;

    /// <param name="connectionString">As Azure or the emulator gives it.</param>
    /// <param name="time">The clock that a refused signature is compared with.</param>
    /// <exception cref="ArgumentException">It cannot be read, or opens the emulator's well-known account to other machines. Does not repeat it.</exception>
    public StorageAccount(string connectionString, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(connectionString);
        Time = time ?? TimeProvider.System;
        foreach (var key in connectionString.Split(';').Where(part => part.TrimStart().StartsWith("AccountKey=", StringComparison.OrdinalIgnoreCase)))
        {
            SecretMask.Remember(key[(key.IndexOf('=', StringComparison.Ordinal) + 1)..].Trim());
        }

        (_blobs, _queues) = Open(connectionString)
            ?? throw new ArgumentException("The storage connection string cannot be read. It is a list of Name=Value; with AccountName and AccountKey, or UseDevelopmentStorage=true.", nameof(connectionString));
        Name = _blobs.AccountName;
        BlobEndpoint = WithoutQuery(_blobs.Uri);
        QueueEndpoint = WithoutQuery(_queues.Uri);
        if (Name == DevelopmentAccount && new[] { BlobEndpoint, QueueEndpoint }.FirstOrDefault(endpoint => !endpoint.IsLoopback) is { } open)
        {
            // Its key is printed in every manual: whoever reaches the port owns the data.
            throw new ArgumentException($"The emulator's well-known account {DevelopmentAccount} may be used on this machine only, not at {open}. Give the emulator an account and key of its own (AZURITE_ACCOUNTS).", nameof(connectionString));
        }
    }

    public string Name { get; }

    /// <summary>The blob service's address, without any signature.</summary>
    public Uri BlobEndpoint { get; }

    /// <summary>The queue service's address, without any signature.</summary>
    public Uri QueueEndpoint { get; }

    internal TimeProvider Time { get; }

    public BlobContainerClient Container(string name) => _blobs.GetBlobContainerClient(name);

    public async IAsyncEnumerable<string> ContainerNamesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var container in _blobs.GetBlobContainersAsync(cancellationToken: cancellationToken))
        {
            yield return container.Name;
        }
    }

    public QueueClient Queue(string name) => _queues.GetQueueClient(name);

    public override string ToString() => $"storage account {Name} at {BlobEndpoint}";

    private static TOptions Patience<TOptions>(TOptions options)
        where TOptions : ClientOptions
    {
        options.Retry.MaxRetries = 1;
        options.Retry.NetworkTimeout = TimeSpan.FromSeconds(10);
        options.Diagnostics.IsLoggingEnabled = false; // its lines would carry full addresses
        options.Diagnostics.IsDistributedTracingEnabled = false;
        return options;
    }

    private static Uri WithoutQuery(Uri address) => new(address.GetLeftPart(UriPartial.Path).TrimEnd('/'));

    // The exception is left out: it may quote what it could not read.
    private static (BlobServiceClient Blobs, QueueServiceClient Queues)? Open(string connectionString)
    {
        try
        {
            var blobs = new BlobServiceClient(connectionString, Patience(new BlobClientOptions(BlobClientOptions.ServiceVersion.V2025_11_05)));
            var queues = new QueueServiceClient(connectionString, Patience(new QueueClientOptions(QueueClientOptions.ServiceVersion.V2025_11_05) { MessageEncoding = QueueMessageEncoding.None }));
            return (blobs, queues);
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }
}
