using System.Text.Json;

namespace InvestOps.Testing.Slack;

/// <summary>What Slack refuses: its limits, as they are documented or were found out by others.</summary>
internal static class SlackRules
{
    private const int MostTotal = 13_200;

    /// <returns>The error code and its explanation, or null where the message is fine.</returns>
    public static (string Code, string Message)? Check(string? text, JsonElement? blocks)
    {
        if (blocks is not { ValueKind: JsonValueKind.Array } list || list.GetArrayLength() == 0)
        {
            return string.IsNullOrEmpty(text) ? ("no_text", "") : text.Length > 40_000 ? ("msg_too_long", "") : null;
        }

        if (list.GetArrayLength() > 50)
        {
            return ("invalid_blocks", "no more than 50 items allowed [json-pointer:/blocks]");
        }

        var total = 0;
        foreach (var (index, block) in list.EnumerateArray().Index())
        {
            if (CheckBlock(block, ref total) is { } problem)
            {
                return ("invalid_blocks", FormattableString.Invariant($"{problem} [json-pointer:/blocks/{index}]"));
            }
        }

        return total > MostTotal ? ("msg_blocks_too_long", "") : null;
    }

    private static string? CheckBlock(JsonElement block, ref int total) => block.GetProperty("type").GetString() switch
    {
        "header" => CheckText(block.GetProperty("text"), "plain_text", 150, ref total),
        "section" => CheckText(block.GetProperty("text"), null, 3_000, ref total),
        "context" => CheckContext(block.GetProperty("elements"), ref total),
        "divider" => null,
        var other => $"unsupported type: {other}",
    };

    private static string? CheckContext(JsonElement elements, ref int total)
    {
        if (elements.GetArrayLength() is 0 or > 10)
        {
            return "1 to 10 elements allowed";
        }

        foreach (var element in elements.EnumerateArray())
        {
            if (CheckText(element, null, 3_000, ref total) is { } problem)
            {
                return problem;
            }
        }

        return null;
    }

    private static string? CheckText(JsonElement text, string? type, int most, ref int total)
    {
        var content = text.GetProperty("text").GetString()!;
        total += content.Length;
        return type is not null && text.GetProperty("type").GetString() != type ? $"must be {type}"
            : content.Length == 0 ? "must be more than 0 characters"
            : content.Length > most ? FormattableString.Invariant($"must be less than {most + 1} characters") : null;
    }
}
