using InvestOps.LocalFunctions.Logging;
using Microsoft.Extensions.Logging;

namespace InvestOps.LocalFunctions.Queues;

internal static class QueueLog
{
    private const string Event = "QUEUE";

    public static void Note(this ILogger log, string details) => log.Noted(Event, rc: 0, details);

    public static void Tell(this ILogger log, string details) => log.Said(Event, rc: 0, details);

    public static void Warn(this ILogger log, string details) => log.Warned(Event, rc: 1, details);

    public static void Fail(this ILogger log, Exception? exception, string details) => log.Failed(exception, Event, rc: 1, details);
}
