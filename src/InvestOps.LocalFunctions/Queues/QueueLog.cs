using Microsoft.Extensions.Logging;

namespace InvestOps.LocalFunctions.Queues;

internal static partial class QueueLog
{
    [LoggerMessage(Level = LogLevel.Debug, Message = "QUEUE rc=0 details={Details}")]
    public static partial void Note(this ILogger log, string details);

    [LoggerMessage(Level = LogLevel.Information, Message = "QUEUE rc=0 details={Details}")]
    public static partial void Tell(this ILogger log, string details);

    [LoggerMessage(Level = LogLevel.Warning, Message = "QUEUE rc=1 details={Details}")]
    public static partial void Warn(this ILogger log, string details);

    [LoggerMessage(Level = LogLevel.Error, Message = "QUEUE rc=1 details={Details}")]
    public static partial void Fail(this ILogger log, Exception? exception, string details);
}
