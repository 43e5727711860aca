using System.Globalization;
using System.Text;
using System.Text.Json;

namespace InvestOps.LocalFunctions.Timers.Status;

/// <summary>The stored form of a timer's status: one line of JSON, the same as the real host's.</summary>
internal static class TimerStatusJson
{
    private const string NeverRan = "0001-01-01T00:00:00";

    public static byte[] Write(TimerStatus status)
    {
        ArgumentNullException.ThrowIfNull(status);
        return Encoding.UTF8.GetBytes($$"""{"Last":"{{Text(status.Last)}}","Next":"{{Text(status.Next)}}","LastUpdated":"{{Text(status.LastUpdated)}}"}""");
    }

    /// <returns>Null when it is no status, for example one that was cut off.</returns>
    public static TimerStatus? Read(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return Instant(document, "Next") is { } next && Instant(document, "LastUpdated") is { } updated
                ? new TimerStatus { Last = Instant(document, "Last"), Next = next, LastUpdated = updated }
                : null;
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static string Text(DateTimeOffset? instant) => instant is { } known
        ? known.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture)
        : NeverRan;

    // Year 1 stands for never; a time without an offset is one of the host's own zone and cannot be placed elsewhere.
    private static DateTimeOffset? Instant(JsonDocument document, string name) =>
        document.RootElement.TryGetProperty(name, out var value)
        && DateTimeOffset.TryParse(value.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
        && instant.Year > 1
            ? instant
            : null;
}
