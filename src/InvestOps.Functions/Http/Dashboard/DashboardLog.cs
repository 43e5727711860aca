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

    /// <summary>Somebody tries keys, or has a wrong one.</summary>
    public static void KeyRefused(this ILogger log, string caller) => log.Warned("DASHBOARD", rc: 1, $"a wrong key from {caller}", elapsed: 0);

    public static void SignedIn(this ILogger log, string caller) => log.Said("DASHBOARD", rc: 0, $"signed in from {caller}", elapsed: 0);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Event} rc={Rc} details={Details} elapsed={Elapsed}ms")]
    private static partial void Said(this ILogger log, string @event, int rc, string details, long elapsed);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Event} rc={Rc} details={Details} elapsed={Elapsed}ms")]
    private static partial void Warned(this ILogger log, string @event, int rc, string details, long elapsed);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Event} rc={Rc} details={Details} elapsed={Elapsed}ms")]
    private static partial void Failed(this ILogger log, Exception exception, string @event, int rc, string details, long elapsed);
}
