using System.Net;
using System.Text.Json;

namespace InvestOps.Adapters.Slack;

/// <summary>Reads what Slack answered to a call of its Web API, whatever carried it.</summary>
internal static class SlackReply
{
    /// <param name="reference">What tells of a success: a time stamp, a file's id.</param>
    public static SlackAnswer Read(string method, HttpStatusCode status, ReadOnlyMemory<byte> body, TimeSpan? retryAfter, Func<JsonElement, string> reference)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            var answer = document.RootElement;
            return answer.GetProperty("ok").GetBoolean()
                ? new SlackAnswer.Done(reference(answer))
                : Text(answer, "error") is "ratelimited" or "rate_limited" ? new SlackAnswer.TooMany(retryAfter) : new SlackAnswer.Refused(Text(answer, "error"), Details(answer));
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or KeyNotFoundException or UriFormatException)
        {
            return new SlackAnswer.Unavailable(FormattableString.Invariant($"{method} was answered with HTTP {(int)status} and something that is not Slack's; is there a proxy in between?"));
        }
    }

    /// <summary>A field as text; empty where there is none.</summary>
    public static string Text(JsonElement answer, string name) => answer.TryGetProperty(name, out var value) ? value.ToString() : "";

    private static string Details(JsonElement answer)
    {
        var words = new List<string>();
        if (answer.TryGetProperty("needed", out var needed))
        {
            words.Add($"needed {needed}");
        }

        if (answer.TryGetProperty("response_metadata", out var metadata) && metadata.TryGetProperty("messages", out var messages))
        {
            words.AddRange(messages.EnumerateArray().Select(message => message.ToString()));
        }

        return string.Join("; ", words);
    }
}
