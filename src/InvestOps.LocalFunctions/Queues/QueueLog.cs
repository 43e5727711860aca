using Microsoft.Extensions.Logging;

namespace InvestOps.LocalFunctions.Queues;

internal static partial class QueueLog
{
    private const string Event = "QUEUE";

    public static void Note(this ILogger log, string details) => log.Noted(Event, rc: 0, details, elapsed: 0);

    public static void Tell(this ILogger log, string details) => log.Told(Event, rc: 0, details, elapsed: 0);

    public static void Warn(this ILogger log, string details) => log.Warned(Event, rc: 1, details, elapsed: 0);

    public static void Fail(this ILogger log, Exception? exception, string details) => log.Failed(exception, Event, rc: 1, details, elapsed: 0);

    [LoggerMessage(Level = LogLevel.Debug, Message = "{Event} rc={Rc} details={Details} elapsed={Elapsed}ms")]
    private static partial void Noted(this ILogger log, string @event, int rc, string details, long elapsed);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Event} rc={Rc} details={Details} elapsed={Elapsed}ms")]
    private static partial void Told(this ILogger log, string @event, int rc, string details, long elapsed);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Event} rc={Rc} details={Details} elapsed={Elapsed}ms")]
    private static partial void Warned(this ILogger log, string @event, int rc, string details, long elapsed);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Event} rc={Rc} details={Details} elapsed={Elapsed}ms")]
    private static partial void Failed(this ILogger log, Exception? exception, string @event, int rc, string details, long elapsed);
}
