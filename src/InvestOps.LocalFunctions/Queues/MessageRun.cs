using System.Globalization;
using InvestOps.LocalFunctions.Discovery;
using InvestOps.LocalFunctions.Invocation;
using InvestOps.LocalFunctions.Logging;
using Microsoft.Extensions.Logging;

namespace InvestOps.LocalFunctions.Queues;

/// <summary>
/// Takes one message to its end: the function is called, and then the message is deleted, shown again later, given back
/// or put with the poison. Nothing that a message holds can throw out of here.
/// </summary>
internal sealed class MessageRun(FunctionDescriptor function, IMessageQueue queue, QueueOptions options, FunctionInvoker invoker, StorageSteps steps, TimeProvider time, ILogger log)
{
    private readonly int _mostTries = options.Settings.MaxDequeueCount;

    /// <param name="stopping">Tells the function to end.</param>
    /// <returns>Why the message failed; null when it did not.</returns>
    public async Task<string?> RunAsync(HeldMessage held, CancellationToken stopping)
    {
        var message = held.Message;
        if (queue.HasPoison && message.DequeueCount > _mostTries)
        {
            var reason = string.Create(CultureInfo.InvariantCulture, $"It was taken {message.DequeueCount - 1} times and never came to an end: the host died each time, or could not tell storage how it ended.");
            await PoisonAsync(held, reason);
            return reason;
        }

        if (stopping.IsCancellationRequested)
        {
            await GiveBackAsync(held);
            return null;
        }

        using var lease = new MessageLease(queue, held, options.Hidden, time, log);
        var result = await invoker.InvokeAsync(QueueCall.Of(function, queue.Name, message, options.Settings.MessageEncoding), stopping);
        await lease.EndAsync();
        return await EndAsync(held, result);
    }

    private async Task<string?> EndAsync(HeldMessage held, InvocationResult result)
    {
        var message = held.Message;
        switch (result)
        {
            case { Succeeded: true }:
                await DeleteAsync(held, "when its function had returned");
                return null;
            case { Outcome: InvocationOutcome.Cancelled }:
                await GiveBackAsync(held);
                return null;
        }

        var reason = ReasonOf(result.Error);
        if (queue.HasPoison && (message.DequeueCount >= _mostTries || IsFinal(result.Error)))
        {
            await PoisonAsync(held, reason);
        }
        else
        {
            var delay = options.RetryDelay(message.DequeueCount);
            log.Warn($"message {message.MessageId} of {queue.Name} failed, try {message.DequeueCount} of {_mostTries}, next in {delay:c}: {reason}");
            await steps.RunAsync($"hiding message {message.MessageId} of {queue.Name}", () => queue.HideAsync(message.MessageId, held.Receipt, delay, CancellationToken.None));
        }

        return reason;
    }

    // What is wrong with the message itself stays wrong.
    private static bool IsFinal(Exception? error) => error is BindingException or InvalidDataException;

    private static string ReasonOf(Exception? error) => Printable.Line(error is null ? "unknown." : $"{error.GetType().Name}: {error.Message}");

    // The count of tries cannot be taken back; a copy has none, so that a stop is nobody's last try.
    private async Task GiveBackAsync(HeldMessage held)
    {
        var message = held.Message;
        var what = $"giving back message {message.MessageId} of {queue.Name}";
        if (message.DequeueCount < _mostTries || !queue.HasPoison)
        {
            await steps.RunAsync(what, () => queue.HideAsync(message.MessageId, held.Receipt, TimeSpan.Zero, CancellationToken.None));
        }
        else if (await steps.RunAsync(what, () => queue.SendAsync(message.Body.ToString(), CancellationToken.None)))
        {
            await DeleteAsync(held, "when a copy was given back");
        }
    }

    private async Task DeleteAsync(HeldMessage held, string when) => await steps.RunAsync($"deleting message {held.Message.MessageId} of {queue.Name}", async () =>
    {
        string receipt;
        do
        {
            receipt = held.Receipt;
            if (await queue.DeleteAsync(held.Message.MessageId, receipt, CancellationToken.None))
            {
                return;
            }
        }
        while (held.Receipt != receipt);

        log.Warn($"message {held.Message.MessageId} of {queue.Name} was not this host's any more {when}; it may run again");
    });

    // The copy comes before the delete: dying in between leaves two, never none.
    private async Task PoisonAsync(HeldMessage held, string reason)
    {
        var message = held.Message;
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
        await DeleteAsync(held, "when it had been put with the poison");
    }
}
