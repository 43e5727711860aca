using Microsoft.Extensions.Logging;

namespace InvestOps.LocalFunctions.Http;

internal static partial class HttpLog
{
    [LoggerMessage(Level = LogLevel.Information, Message = "{Event} rc={Rc} details={Details}")]
    public static partial void Done(this ILogger log, string @event, int rc, string details);

    [LoggerMessage(Level = LogLevel.Debug, Message = "{Event} rc={Rc} details=the caller left: {Details}")]
    public static partial void CallerLeft(this ILogger log, string @event, int rc, string details);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Event} rc={Rc} details={Details}")]
    public static partial void Refused(this ILogger log, string @event, int rc, string details);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Event} rc={Rc} details={Details}")]
    public static partial void Broken(this ILogger log, Exception broken, string @event, int rc, string details);
}
