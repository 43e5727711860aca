using System.Globalization;
using InvestOps.Domain.Calendar;
using InvestOps.Pipeline.Reporting.Wording;
using InvestOps.Pipeline.Secrets;
using Serilog.Events;
using Serilog.Formatting;

namespace InvestOps.Functions.Logging;

/// <summary>
/// The operator's log line: <c>[YYYY-MM-DD HH:MM:SS] [LEVEL] [EVENT] rc=0 details=... elapsed=1234ms</c>, in Korean time,
/// one line an event, control characters and secrets taken out.
/// </summary>
internal sealed class OperatorLogFormatter : ITextFormatter
{
    public void Format(LogEvent logEvent, TextWriter output)
    {
        var time = logEvent.Timestamp.ToOffset(KoreaTime.Offset).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
        var known = logEvent.Properties.ContainsKey("Event");
        var name = known ? Text(logEvent, "Event") : "LOG";
        var rc = known ? Text(logEvent, "Rc") : "0";
        var details = known ? Text(logEvent, "Details") : logEvent.RenderMessage(CultureInfo.InvariantCulture);
        var elapsed = known ? Text(logEvent, "Elapsed") : "0";
        output.Write($"[{time}] [{LevelOf(logEvent.Level)}] [{name}] rc={rc} details={SecretMask.Mask(Printable.From(details))} elapsed={elapsed}ms\n");
    }

    private static string Text(LogEvent logEvent, string property) =>
        logEvent.Properties.GetValueOrDefault(property) is ScalarValue { Value: { } value } ? Convert.ToString(value, CultureInfo.InvariantCulture) ?? "" : "";

    private static string LevelOf(LogEventLevel level) => level switch
    {
        LogEventLevel.Verbose or LogEventLevel.Debug => "DEBUG",
        LogEventLevel.Information => "INFO",
        LogEventLevel.Warning => "WARNING",
        _ => "ERROR",
    };
}
