using Azure.Storage.Queues.Models;
using Microsoft.Azure.Functions.Worker;

namespace InvestOps.LocalFunctions.Tests.Queues;

/// <summary>One function for each form of a message.</summary>
public sealed class QueueFunctions(QueueScript script)
{
    [Function("Text")]
    public Task Text([QueueTrigger("work")] string body, CancellationToken cancellationToken) => script.RunAsync(body, cancellationToken);

    [Function("Bytes")]
    public Task Bytes([QueueTrigger("work")] byte[] body) => script.RunAsync(Convert.ToHexStringLower(body), CancellationToken.None);

    [Function("Data")]
    public Task Data([QueueTrigger("work")] BinaryData body) => script.RunAsync(body.ToString(), CancellationToken.None);

    [Function("Message")]
    public Task Message([QueueTrigger("work")] QueueMessage message) => script.RunAsync($"{message.MessageId} {message.DequeueCount} {message.Body}", CancellationToken.None);

    [Function("Job")]
    public Task Job([QueueTrigger("work")] QueueJob job, CancellationToken cancellationToken) => script.RunAsync($"{job.Strategy} {job.Years}", cancellationToken);

    [Function("Metadata")]
    public Task Metadata([QueueTrigger("work")] string body, string id, long dequeueCount, string queueTrigger, FunctionContext context)
    {
        foreach (var (name, value) in context.BindingContext.BindingData)
        {
            script.Values[name] = value;
        }

        return script.RunAsync($"{id} {dequeueCount} {queueTrigger} {body}", CancellationToken.None);
    }
}
