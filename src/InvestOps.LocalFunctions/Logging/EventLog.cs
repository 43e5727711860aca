using Microsoft.Extensions.Logging;

namespace InvestOps.LocalFunctions.Logging;

/// <summary>The form of every line that a host logs: what happened, whether it went well, in words, and how long it took.</summary>
internal static partial class EventLog
{
    public static void Noted(this ILogger log, string @event, int rc, string details, long elapsed = 0)
    {
        if (log.IsEnabled(LogLevel.Debug))
        {
            Debug(log, @event, rc, Printable.Line(details), elapsed);
        }
    }

    public static void Said(this ILogger log, string @event, int rc, string details, long elapsed = 0)
    {
        if (log.IsEnabled(LogLevel.Information))
        {
            Information(log, @event, rc, Printable.Line(details), elapsed);
        }
    }

    public static void Warned(this ILogger log, string @event, int rc, string details, long elapsed = 0)
    {
        if (log.IsEnabled(LogLevel.Warning))
        {
            Warning(log, @event, rc, Printable.Line(details), elapsed);
        }
    }

    public static void Failed(this ILogger log, Exception? exception, string @event, int rc, string details, long elapsed = 0)
    {
        if (log.IsEnabled(LogLevel.Error))
        {
            Error(log, exception, @event, rc, Printable.Line(details), elapsed);
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "{Event} rc={Rc} details={Details} elapsed={Elapsed}ms", SkipEnabledCheck = true)]
    private static partial void Debug(ILogger log, string @event, int rc, string details, long elapsed);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Event} rc={Rc} details={Details} elapsed={Elapsed}ms", SkipEnabledCheck = true)]
    private static partial void Information(ILogger log, string @event, int rc, string details, long elapsed);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Event} rc={Rc} details={Details} elapsed={Elapsed}ms", SkipEnabledCheck = true)]
    private static partial void Warning(ILogger log, string @event, int rc, string details, long elapsed);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Event} rc={Rc} details={Details} elapsed={Elapsed}ms", SkipEnabledCheck = true)]
    private static partial void Error(ILogger log, Exception? exception, string @event, int rc, string details, long elapsed);
}
