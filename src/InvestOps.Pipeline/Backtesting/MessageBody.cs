using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using InvestOps.Pipeline.Configuration.Yaml;

namespace InvestOps.Pipeline.Backtesting;

/// <summary>From a message's bytes to a JSON object. People paste plain JSON, the queue's clients send base64 of it.</summary>
internal static class MessageBody
{
    /// <summary>The shortest request there is.</summary>
    public const string Example = "{\"strategy\":\"momentum_topN_v1\"}";

    // The reader of JSON needs no stack for depth: let what is nested be refused by the field it stands in.
    private static readonly JsonDocumentOptions Reading = new() { MaxDepth = BacktestMessage.MaximumBytes };

    /// <exception cref="InvalidRequestException">The bytes hold no JSON object.</exception>
    public static JsonDocument Parse(ReadOnlySpan<byte> body)
    {
        if (body.Length > BacktestMessage.MaximumBytes)
        {
            throw new InvalidRequestException([string.Create(CultureInfo.InvariantCulture, $"The message has {body.Length:N0} bytes; at most {BacktestMessage.MaximumBytes:N0} are read.")]);
        }

        var text = Decode(body);
        if (text.AsSpan().Trim().IsEmpty)
        {
            throw new InvalidRequestException([$"The message is empty. A valid one is {Example}."]);
        }

        return BeginsAnObject(text) ? ParseObject(text) : ParseOther(text);
    }

    // JSON that is meant begins with a brace, which base64 never does.
    private static JsonDocument ParseOther(string text)
    {
        var bytes = new byte[text.Length];
        var decoded = Convert.TryFromBase64String(text, bytes, out var length) ? bytes.AsSpan(0, length) : default;
        if (IsUtf16(decoded) || (Utf8.IsValid(decoded) && BeginsAnObject(Encoding.UTF8.GetString(decoded))))
        {
            return ParseObject(Decode(decoded));
        }

        if (KindOf(text) is { } kind)
        {
            throw NotARequest($"it is {kind}, and a request is an object in braces.");
        }

        if (!decoded.IsEmpty && Utf8.IsValid(decoded) && Encoding.UTF8.GetString(decoded) is var inner && !inner.Any(char.IsControl))
        {
            throw NotARequest($"it is base64 of \"{Spelling.Shown(inner)}\", which is no JSON object.");
        }

        var start = text.Length - text.TrimStart().Length;
        throw NotARequest($"it is neither JSON nor base64 of JSON. {JsonFault.PlaceOf(text, start)}; a request begins with '{{'.");
    }

    private static JsonDocument ParseObject(string text)
    {
        var trimmed = text.TrimEnd();
        var start = trimmed.Length - trimmed.TrimStart().Length;
        var utf8 = Encoding.UTF8.GetBytes(trimmed[start..]);
        try
        {
            return JsonDocument.Parse(utf8, Reading);
        }
        catch (JsonException exception)
        {
            var at = start + Encoding.UTF8.GetCharCount(utf8.AsSpan(0, OffsetOf(exception, utf8)));
            throw NotARequest($"it is no valid JSON. {JsonFault.Describe(trimmed, at)}", exception);
        }
    }

    private static string? KindOf(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text.Trim(), Reading);
            return document.RootElement.ValueKind switch
            {
                JsonValueKind.Array => "a list",
                JsonValueKind.String => "one text in quotes",
                JsonValueKind.Number => "a number",
                _ => document.RootElement.GetRawText(),
            };
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string Decode(ReadOnlySpan<byte> bytes)
    {
        if (IsUtf16(bytes))
        {
            throw NotARequest("it is UTF-16 (which some editors call Unicode). Save it as UTF-8.");
        }

        var characters = new char[bytes.Length];
        if (Utf8.ToUtf16(bytes, characters, out var read, out var written, replaceInvalidSequences: false) != OperationStatus.Done)
        {
            var (line, position) = JsonFault.LineAndPosition(characters.AsSpan(0, written));
            throw NotARequest(string.Create(CultureInfo.InvariantCulture, $"it is not UTF-8. Line {line}, position {position}: found the byte 0x{bytes[read]:X2}. Save it as UTF-8, not as ANSI or CP949."));
        }

        return new string(characters.AsSpan(0, written).TrimStart('\uFEFF'));
    }

    private static bool IsUtf16(ReadOnlySpan<byte> bytes) => bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] or [(byte)'{', 0, ..] or [0, (byte)'{', ..];

    private static bool BeginsAnObject(string text) => text.AsSpan().TrimStart('\uFEFF').TrimStart() is ['{', ..];

    private static int OffsetOf(JsonException exception, ReadOnlySpan<byte> utf8)
    {
        var start = 0;
        for (var line = exception.LineNumber ?? 0; line > 0 && utf8[start..].IndexOf((byte)'\n') is >= 0 and var end; line--)
        {
            start += end + 1;
        }

        return (int)Math.Min(utf8.Length, start + (exception.BytePositionInLine ?? 0));
    }

    private static InvalidRequestException NotARequest(string why, Exception? inner = null) =>
        new([$"The message is not a request: {why} A valid one is {Example}."], inner);
}
