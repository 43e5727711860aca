using Microsoft.Extensions.Logging;

namespace InvestOps.LocalFunctions.Hosting;

internal static partial class HostLog
{
    public static void Warned(this ILogger log, string details) => log.Warned("HOST", rc: 0, details, elapsed: 0);

    public static void Began(this ILogger log, string hostId, string functions) => log.Said("HOST", rc: 0, $"{hostId} begins with {functions}", elapsed: 0);

    public static void Unusable(this ILogger log, string function, string reason) => log.Failed("HOST", rc: 1, $"{function} is disabled: {reason}", elapsed: 0);

    public static void Disabled(this ILogger log, string function, string reason) => log.Said("HOST", rc: 0, $"{function} is disabled: {reason}", elapsed: 0);

    public static void NotStarted(this ILogger log, Exception? failure, string function) => log.Failed(
        "HOST", rc: 1, $"The listener for function '{function}' was unable to start: {failure?.Message}", elapsed: 0);

    public static void NotStopped(this ILogger log, string function) => log.Warned(
        "HOST", rc: 1, $"{function} did not end within the time that a stop allows; what it did is not counted", elapsed: 0);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Event} rc={Rc} details={Details} elapsed={Elapsed}ms")]
    private static partial void Said(this ILogger log, string @event, int rc, string details, long elapsed);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Event} rc={Rc} details={Details} elapsed={Elapsed}ms")]
    private static partial void Warned(this ILogger log, string @event, int rc, string details, long elapsed);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Event} rc={Rc} details={Details} elapsed={Elapsed}ms")]
    private static partial void Failed(this ILogger log, string @event, int rc, string details, long elapsed);
}
