using Azure.Storage.Blobs;
using InvestOps.LocalFunctions.Discovery;
using InvestOps.LocalFunctions.Invocation;
using InvestOps.LocalFunctions.Listening;
using InvestOps.LocalFunctions.Settings;
using InvestOps.LocalFunctions.Storage;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace InvestOps.LocalFunctions.Queues;

/// <summary>Makes the listeners of functions with a queue trigger.</summary>
/// <param name="time">Real time, also where timers run on another clock.</param>
internal sealed class QueueListenerFactory(NameResolver names, ConnectionResolver connections, QueueOptions options, FunctionInvoker invoker, ListenerGate gate, TimeProvider time, ILoggerFactory logs) : IFunctionListenerFactory
{
    public IFunctionListener? Create(FunctionDescriptor function)
    {
        ArgumentNullException.ThrowIfNull(function);
        if (function.Trigger is not QueueTriggerAttribute trigger)
        {
            return null;
        }

        var address = QueueAddress.Of(trigger.QueueName, trigger.Connection, names, connections);
        var queue = new StorageMessageQueue(address.ServiceWithoutRetries(), BlobsOf(address), address.Name);

        // Two hosts must not step in time; the process number sets them apart.
        var random = new Random(HashCode.Combine(function.Name, Environment.ProcessId));
        return new QueueListener(function, queue, options, invoker, gate, time, random, logs.CreateLogger("Host.Queues." + function.Name));
    }

    // A connection may be to queues only.
    private static BlobServiceClient? BlobsOf(QueueAddress address)
    {
        try
        {
            return StorageClients.Blobs(address.Connection);
        }
        catch (ConnectionException)
        {
            return null;
        }
    }
}
