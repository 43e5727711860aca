using System.Collections.Concurrent;
using System.Globalization;
using Azure.Storage.Queues;
using InvestOps.LocalFunctions.Invocation;
using InvestOps.LocalFunctions.Settings;
using Microsoft.Azure.Functions.Worker;

namespace InvestOps.LocalFunctions.Queues;

/// <summary>Sends what functions return to queues of Azure Storage, as messages that never expire.</summary>
internal sealed class QueueOutput(NameResolver names, ConnectionResolver connections, QueueSettings settings) : IQueueOutput
{
    private readonly ConcurrentDictionary<QueueAddress, QueueClient> _queues = new();

    public async Task SendAsync(QueueOutputAttribute output, BinaryData body, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(body);
        var address = QueueAddress.Of(output.QueueName, output.Connection, names, connections);
        var text = MessageText.Encode(body, settings.MessageEncoding);
        var bytes = body.ToMemory().Length;
        if (bytes > MessageText.MostBytes)
        {
            throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"A message of {bytes:N0} bytes does not fit into queue {address.Name}: {MessageText.MostBytes:N0} are the most."));
        }

        var queue = _queues.GetOrAdd(address, static key => key.Service().GetQueueClient(key.Name));
        await StorageMessageQueue.PutAsync(queue, text, cancellationToken);
    }
}
