using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Backtesting;
using InvestOps.Pipeline.Configuration.Yaml;
using InvestOps.Pipeline.Dashboard;

namespace InvestOps.Functions.Http.Dashboard;

/// <summary>A backtest as a form asks for it. The same reader checks it that checks messages of the queue and of <c>POST /api/backtest</c>.</summary>
internal static class BacktestForm
{
    private const string Asker = "dashboard";
    private const int LongestShown = 40;

    private static readonly string[] Texts = [FormFields.Strategy, FormFields.From, FormFields.To, FormFields.Reason];

    /// <exception cref="InvalidRequestException">Everything that is wrong with it.</exception>
    public static BacktestMessage Read(IReadOnlyDictionary<string, string> fields, DateTimeOffset now)
    {
        var request = new JsonObject();
        foreach (var name in Texts)
        {
            if (fields.TryGetValue(name, out var text) && !string.IsNullOrWhiteSpace(text))
            {
                request[name] = text.Trim();
            }
        }

        if (fields.TryGetValue(FormFields.Capital, out var capital) && !string.IsNullOrWhiteSpace(capital))
        {
            request[FormFields.Capital] = Capital(capital.Trim());
        }

        if (fields.TryGetValue(FormFields.Parameters, out var parameters) && !string.IsNullOrWhiteSpace(parameters))
        {
            request[FormFields.Parameters] = Parameters(parameters);
        }

        return BacktestMessage.Read(Encoding.UTF8.GetBytes(request.ToJsonString(AssetJson.Options))) with { RequestedAt = now, RequestedBy = Asker };
    }

    // People group the digits of large amounts; what is no number stays as it is, for the reader to name.
    private static JsonValue Capital(string text)
    {
        var digits = text.Replace(",", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);
        return long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? JsonValue.Create(number) : JsonValue.Create(text);
    }

    private static JsonObject Parameters(string lines)
    {
        var errors = new List<Refusal>();
        var parameters = new JsonObject();
        foreach (var line in lines.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var shown = Spelling.Shown(line, LongestShown);
            if (line.Split('=', 2, StringSplitOptions.TrimEntries) is not [{ Length: > 0 } name, { Length: > 0 } value])
            {
                errors.Add(new Refusal("refuse.line", FormFields.Parameters, shown));
            }
            else if (!parameters.TryAdd(name, JsonValue.Create(value)))
            {
                errors.Add(new Refusal("refuse.twice", FormFields.Parameters, Spelling.Shown(name, LongestShown)));
            }
        }

        return errors.Count == 0 ? parameters : throw new InvalidRequestException(errors);
    }
}
