using InvestOps.Domain.Calendar;
using InvestOps.Pipeline.Secrets;
using Serilog.Events;
using Serilog.Formatting;
using Serilog.Formatting.Compact;

namespace InvestOps.Functions.Logging;

/// <summary>Compact JSON, one event a line, secrets taken out; run id, stage and business date on every line, also on those outside a run.</summary>
internal sealed class MaskedJsonFormatter : ITextFormatter
{
    private readonly CompactJsonFormatter _inner = new();

    public void Format(LogEvent logEvent, TextWriter output)
    {
        var today = KoreaTime.DateAt(logEvent.Timestamp).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        Complete(logEvent, "RunId", "none");
        Complete(logEvent, "Stage", "none");
        Complete(logEvent, "Date", today);
        using var text = new StringWriter(System.Globalization.CultureInfo.InvariantCulture);
        _inner.Format(logEvent, text);
        output.Write(SecretMask.Mask(text.ToString()));
    }

    private static void Complete(LogEvent logEvent, string property, string value) =>
        logEvent.AddPropertyIfAbsent(new LogEventProperty(property, new ScalarValue(value)));
}
