using InvestOps.Pipeline.Runs;
using Microsoft.Extensions.Logging;

namespace InvestOps.Pipeline;

/// <summary>Every log message of the pipeline. The properties Event, Rc, Details and Elapsed make the operator's log line.</summary>
internal static partial class Log
{
    public static void StageEnded(this ILogger log, StageName stage, DateOnly date, string outcome, string details, TimeSpan elapsed) =>
        log.Ended(EventOf(stage), rc: 0, $"{date:yyyy-MM-dd} {outcome}: {details}", (long)elapsed.TotalMilliseconds);

    /// <summary>The name of the event id of a failed run, by which it is told from other lines at level ERROR.</summary>
    internal const string FailedRun = "FailedRun";

    public static void StageFailed(this ILogger log, StageName stage, DateOnly date, string error, TimeSpan elapsed) =>
        log.RunFailed(EventOf(stage), rc: 1, $"{date:yyyy-MM-dd} {error}", (long)elapsed.TotalMilliseconds);

    /// <summary>Too little history is no fault: INFO, one line a strategy.</summary>
    public static void LeftOut(this ILogger log, string strategy, DateOnly date, int issues) =>
        log.Ended("SCAN", rc: 0, $"{date:yyyy-MM-dd} {strategy}: {issues} issues left out, too little history", elapsed: 0);

    /// <summary>Abnormal rows are kept out; the rest of the session goes on.</summary>
    public static void RowsHeldBack(this ILogger log, Domain.Calendar.TradingDate date, string source, int rows, string checks) =>
        log.Failed("INGEST", rc: 0, $"{date} from {source}: {rows} rows held back ({checks}); see: investops quality list {date}", elapsed: 0);

    /// <summary>A queue that loses messages is worth a look.</summary>
    public static void QueuedAgain(this ILogger log, string id) =>
        log.Doubted("REQUEST_BACKTEST", rc: 0, $"{id} was asked for and is not in the queue; queued again", elapsed: 0);

    /// <summary>A copy that is not what was copied: whoever relies on it should know.</summary>
    public static void CopyDamaged(this ILogger log, string check, int count, string first) => log.Failed(check, rc: 1, $"{count} damaged; the first: {first}", elapsed: 0);

    public static void CopyVerified(this ILogger log, string check, string what, TimeSpan elapsed) => log.Ended(check, rc: 0, what, (long)elapsed.TotalMilliseconds);

    public static void Unreachable(this ILogger log, string error) => log.Doubted("HEALTH", rc: 1, $"the store or the queue cannot be reached: {error}", elapsed: 0);

    /// <summary>Once when something goes wrong, once when it is right again.</summary>
    public static void HealthChanged(this ILogger log, Watching.StateChange change)
    {
        var details = $"{change.Concern} {change.Kind}: {change.Text}{(change.Kind == Watching.ChangeKind.Recovered ? "" : $" To do: {change.Mend}")}";
        switch (change)
        {
            case { Kind: Watching.ChangeKind.Recovered }:
                log.Ended("WATCH", rc: 0, details, elapsed: 0);
                break;
            case { Level: Watching.HealthLevel.Error }:
                log.Failed("WATCH", rc: 1, details, elapsed: 0);
                break;
            default:
                log.Doubted("WATCH", rc: 1, details, elapsed: 0);
                break;
        }
    }

    /// <summary>A change may be said again after a restart.</summary>
    public static void NotRemembered(this ILogger log) => log.Doubted("WATCH", rc: 1, "what the watchdog knows could not be written to this machine's disk; after a restart it may say things twice", elapsed: 0);
    public static void NoticeNotKept(this ILogger log, string headline, string error) => log.Doubted("NOTIFY", rc: 1, $"the outbox cannot be written ({error}), so nobody is told: {headline}", elapsed: 0);

    public static void NoticeIncomplete(this ILogger log, string channel, string note) => log.Doubted("NOTIFY", rc: 1, $"{channel}: the message arrived, but {note}", elapsed: 0);

    public static void NoticeRefused(this ILogger log, string channel, string headline, string reason) => log.Doubted("NOTIFY", rc: 1, $"{channel} refuses a message for good ({reason}): {headline}", elapsed: 0);

    /// <summary>The console, the file and the outbox have it; the channel itself cannot be told.</summary>
    public static void ChannelStopped(this ILogger log, string channel, string reason, string advice) => log.Failed("NOTIFY_STOPPED", rc: 1, $"{channel}: {reason}. {advice}", elapsed: 0);

    public static void ChannelSilent(this ILogger log, string channel, string reason, long seconds) => log.Doubted("NOTIFY", rc: 1, $"{channel}: {reason}; tried again in {seconds} s", elapsed: 0);

    public static void SenderBusy(this ILogger log, string holder) => log.Ended("NOTIFY", rc: 0, holder, elapsed: 0);

    public static void NotifyPlanRead(this ILogger log, string file) => log.Ended("NOTIFY_CONFIG", rc: 0, $"{file} was edited and is in force", elapsed: 0);

    public static void NotifyPlanRefused(this ILogger log, string errors) => log.Failed("NOTIFY_CONFIG", rc: 1, $"the edit is not in force, the settings before it are: {errors}", elapsed: 0);

    // RequestBacktest is REQUEST_BACKTEST.
    private static string EventOf(StageName stage) =>
        string.Concat(stage.ToString().Select((letter, place) => place > 0 && char.IsAsciiLetterUpper(letter) ? $"_{letter}" : $"{char.ToUpperInvariant(letter)}"));

    [LoggerMessage(Level = LogLevel.Information, Message = "{Event} rc={Rc} details={Details} elapsed={Elapsed}ms")]
    private static partial void Ended(this ILogger log, string @event, int rc, string details, long elapsed);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Event} rc={Rc} details={Details} elapsed={Elapsed}ms")]
    private static partial void Doubted(this ILogger log, string @event, int rc, string details, long elapsed);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Event} rc={Rc} details={Details} elapsed={Elapsed}ms")]
    private static partial void Failed(this ILogger log, string @event, int rc, string details, long elapsed);

    [LoggerMessage(EventName = FailedRun, Level = LogLevel.Error, Message = "{Event} rc={Rc} details={Details} elapsed={Elapsed}ms")]
    private static partial void RunFailed(this ILogger log, string @event, int rc, string details, long elapsed);
}
