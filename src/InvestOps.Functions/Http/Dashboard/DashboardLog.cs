using InvestOps.Pipeline.Reporting.Wording;
using Microsoft.Extensions.Logging;

namespace InvestOps.Functions.Http.Dashboard;

/// <summary>The dashboard's own log lines.</summary>
internal static partial class DashboardLog
{
    private const int LongestShown = 120;

    public static void PageFailed(this ILogger log, Exception exception, string method, string path, string errorId, long elapsed)
    {
        // Anybody can write into an address.
        var shown = Printable.From(path.Length > LongestShown ? path[..LongestShown] : path);
        log.Failed(exception, "DASHBOARD", rc: 1, $"{method} {shown}, error id {errorId}: {exception.GetType().Name}", elapsed);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Event} rc={Rc} details={Details} elapsed={Elapsed}ms")]
    private static partial void Failed(this ILogger log, Exception exception, string @event, int rc, string details, long elapsed);
}
