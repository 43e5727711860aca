using Microsoft.Extensions.Logging;

namespace InvestOps.LocalFunctions.Invocation;

internal static partial class InvocationLog
{
    [LoggerMessage(Level = LogLevel.Debug, Message = "{Event} rc={Rc} details={Details} elapsed={Elapsed}ms")]
    public static partial void Began(this ILogger log, string @event, int rc, string details, long elapsed);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Event} rc={Rc} details={Details} elapsed={Elapsed}ms")]
    public static partial void Succeeded(this ILogger log, string @event, int rc, string details, long elapsed);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Event} rc={Rc} details={Details} elapsed={Elapsed}ms")]
    public static partial void Cancelled(this ILogger log, string @event, int rc, string details, long elapsed);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Event} rc={Rc} details={Details} elapsed={Elapsed}ms")]
    public static partial void TimedOut(this ILogger log, string @event, int rc, string details, long elapsed);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Event} rc={Rc} details={Details} elapsed={Elapsed}ms")]
    public static partial void Failed(this ILogger log, Exception? exception, string @event, int rc, string details, long elapsed);
}
