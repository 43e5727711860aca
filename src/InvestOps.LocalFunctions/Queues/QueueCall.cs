using Azure.Storage.Queues.Models;
using InvestOps.LocalFunctions.Discovery;
using InvestOps.LocalFunctions.Invocation;
using InvestOps.LocalFunctions.Settings;

namespace InvestOps.LocalFunctions.Queues;

/// <summary>Makes the call of a function from a message: the decoded body, and what is known of the message by name.</summary>
internal static class QueueCall
{
    public static FunctionCall Of(FunctionDescriptor function, string queue, QueueMessage message, MessageEncoding encoding)
    {
        var body = MessageText.Decode(message.Body.ToString(), encoding, WantsText(function.TriggerParameter.ParameterType));
        var data = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase)
        {
            ["QueueTrigger"] = body.ToString(),
            ["Id"] = message.MessageId,
            ["PopReceipt"] = message.PopReceipt,
            ["DequeueCount"] = message.DequeueCount,
            ["InsertionTime"] = message.InsertedOn,
            ["ExpirationTime"] = message.ExpiresOn,
            ["NextVisibleTime"] = message.NextVisibleOn,
        };

        // The real host lets fields of the message shadow these.
        foreach (var (name, value) in MessageText.Fields(body))
        {
            data[name] = value;
        }

        var decoded = QueuesModelFactory.QueueMessage(message.MessageId, message.PopReceipt, body, message.DequeueCount, message.NextVisibleOn, message.InsertedOn, message.ExpiresOn);
        return new FunctionCall { Function = function, TriggerValue = decoded, BindingData = data, Reason = $"message {message.MessageId} of {queue}, try {message.DequeueCount}" };
    }

    private static bool WantsText(Type type) => type != typeof(byte[]) && type != typeof(BinaryData) && type != typeof(QueueMessage);
}
