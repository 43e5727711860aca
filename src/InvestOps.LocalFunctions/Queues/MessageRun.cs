using System.Globalization;
using Azure.Storage.Queues.Models;
using InvestOps.LocalFunctions.Discovery;
using InvestOps.LocalFunctions.Invocation;
using Microsoft.Extensions.Logging;

namespace InvestOps.LocalFunctions.Queues;

/// <summary>
/// Takes one message to its end: the function is called, and then the message is deleted, shown again later, given back
/// or put with the poison. Nothing that a message holds can throw out of here.
/// </summary>
internal sealed class MessageRun(FunctionDescriptor function, IMessageQueue queue, QueueOptions options, FunctionInvoker invoker, StorageSteps steps, TimeProvider time, ILogger log)
{
    private const int LongestReason = 4_000;
    private readonly int _mostTries = options.Settings.MaxDequeueCount;

    /// <param name="stopping">Tells the function to end.</param>
    /// <returns>Why the message failed; null when it did not.</returns>
    public async Task<string?> RunAsync(QueueMessage message, CancellationToken stopping)
    {
        if (queue.HasPoison && message.DequeueCount > _mostTries)
        {
            var reason = string.Create(CultureInfo.InvariantCulture, $"It was taken {message.DequeueCount - 1} times and never came to an end: the host died each time, or could not tell storage how it ended.");
            await PoisonAsync(message, message.PopReceipt, reason);
            return reason;
        }

        if (stopping.IsCancellationRequested)
        {
            await GiveBackAsync(message, message.PopReceipt);
            return null;
        }

        using var lease = new MessageLease(queue, message, options.Hidden, time, log);
        var result = await invoker.InvokeAsync(QueueCall.Of(function, queue.Name, message, options.Settings.MessageEncoding), stopping);
        await lease.EndAsync();
        return await EndAsync(message, lease.Receipt, result);
    }

    private async Task<string?> EndAsync(QueueMessage message, string receipt, InvocationResult result)
    {
        switch (result)
        {
            case { Succeeded: true }:
                await DeleteAsync(message, receipt, "when its function had returned");
                return null;
            case { Outcome: InvocationOutcome.Cancelled }:
                await GiveBackAsync(message, receipt);
                return null;
        }

        var reason = ReasonOf(result.Error);
        if (queue.HasPoison && (message.DequeueCount >= _mostTries || IsFinal(result.Error)))
        {
            await PoisonAsync(message, receipt, reason);
        }
        else
        {
            var delay = options.RetryDelay(message.DequeueCount);
            log.Warn($"message {message.MessageId} of {queue.Name} failed, try {message.DequeueCount} of {_mostTries}, next in {delay:c}: {reason}");
            await steps.RunAsync($"hiding message {message.MessageId} of {queue.Name}", () => queue.HideAsync(message.MessageId, receipt, delay, CancellationToken.None));
        }

        return reason;
    }

    // What is wrong with the message itself stays wrong.
    private static bool IsFinal(Exception? error) => error is BindingException or InvalidDataException;

    private static string ReasonOf(Exception? error)
    {
        var text = error is null ? "unknown." : $"{error.GetType().Name}: {error.Message}";
        var clean = string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c));
        return clean.Length <= LongestReason ? clean : clean[..LongestReason] + "…";
    }

    // The count of tries cannot be taken back; a copy has none, so that a stop is nobody's last try.
    private async Task GiveBackAsync(QueueMessage message, string receipt)
    {
        var what = $"giving back message {message.MessageId} of {queue.Name}";
        if (message.DequeueCount < _mostTries || !queue.HasPoison)
        {
            await steps.RunAsync(what, () => queue.HideAsync(message.MessageId, receipt, TimeSpan.Zero, CancellationToken.None));
        }
        else if (await steps.RunAsync(what, () => queue.SendAsync(message.Body.ToString(), CancellationToken.None)))
        {
            await DeleteAsync(message, receipt, "when a copy was given back");
        }
    }

    private async Task DeleteAsync(QueueMessage message, string receipt, string when)
    {
        await steps.RunAsync($"deleting message {message.MessageId} of {queue.Name}", async () =>
        {
            if (!await queue.DeleteAsync(message.MessageId, receipt, CancellationToken.None))
            {
                log.Warn($"message {message.MessageId} of {queue.Name} was not this host's any more {when}; it may run again");
            }
        });
    }

    // The copy comes before the delete: dying in between leaves two, never none.
    private async Task PoisonAsync(QueueMessage message, string receipt, string reason)
    {
        var text = message.Body.ToString();
        var copy = "";
        if (!await steps.RunAsync($"copying message {message.MessageId} of {queue.Name} to the poison queue", async () => copy = await queue.CopyToPoisonAsync(text, CancellationToken.None)))
        {
            return;
        }

        log.Fail(exception: null, $"message {message.MessageId} of {queue.Name} is poison, now {copy} in {queue.Name}-poison: {reason}");
        var facts = string.Create(
            CultureInfo.InvariantCulture,
            $"{reason}\n\nfunction: {function.Name}\nqueue: {queue.Name}\nmessage: {message.MessageId}\ninserted: {message.InsertedOn:O}\nfailed: {time.GetUtcNow():O}\ntries: {message.DequeueCount}\n\nThe message, as it was:\n{text}\n");
        await steps.RunAsync($"keeping the reason of poison message {copy}", () => queue.KeepReasonAsync(copy, facts, CancellationToken.None), most: 3);
        await DeleteAsync(message, receipt, "when it had been put with the poison");
    }
}
