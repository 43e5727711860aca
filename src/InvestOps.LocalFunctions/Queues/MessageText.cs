using System.Text.Json;
using System.Text.Unicode;
using InvestOps.LocalFunctions.Settings;

namespace InvestOps.LocalFunctions.Queues;

/// <summary>The text of a message, and the body that a function gets.</summary>
internal static class MessageText
{
    /// <summary>The most bytes that one message can hold, base64 or not: 64 KiB of text are 48 KiB in base64.</summary>
    public const int MostBytes = 48 * 1024;

    public static string Encode(BinaryData body, MessageEncoding encoding) =>
        encoding == MessageEncoding.Base64 ? Convert.ToBase64String(body.ToMemory().Span) : body.ToString();

    /// <summary>
    /// Where base64 is expected, text that is none stands for itself: people paste plain text, and JSON is never base64. Short
    /// words can be: for a function that wants text they are base64 only if they hide text.
    /// </summary>
    public static BinaryData Decode(string text, MessageEncoding encoding, bool wantsText)
    {
        var buffer = new byte[text.Length];
        return encoding == MessageEncoding.Base64 && Convert.TryFromBase64String(text, buffer, out var length) && (!wantsText || Utf8.IsValid(buffer.AsSpan(0, length)))
            ? BinaryData.FromBytes(buffer.AsMemory(0, length))
            : BinaryData.FromString(text);
    }

    /// <summary>The fields of a body that is a JSON object; none of any other.</summary>
    public static IEnumerable<KeyValuePair<string, object?>> Fields(BinaryData body)
    {
        try
        {
            using var document = JsonDocument.Parse(body.ToMemory());
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? [.. document.RootElement.EnumerateObject().Select(field => KeyValuePair.Create(field.Name, (object?)ValueOf(field.Value)))]
                : [];
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return []; // no JSON, or JSON with half a character
        }
    }

    private static string? ValueOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.String => value.GetString(),
        _ => value.GetRawText(),
    };
}
