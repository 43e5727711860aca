using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Backtesting;
using InvestOps.Pipeline.Configuration;
using InvestOps.Pipeline.Configuration.Yaml;

namespace InvestOps.Pipeline.Dashboard.Requests;

/// <summary>Reads the form that asks for a backtest, with the checks that every other request passes.</summary>
public static class BacktestForm
{
    private static readonly string[] Fields = [FormFields.Strategy, FormFields.From, FormFields.To, FormFields.Capital, FormFields.Parameters, FormFields.Reason];

    /// <summary>The request that was typed; fields that are not the form's are not looked at.</summary>
    /// <exception cref="InvalidRequestException">Everything that is wrong with it.</exception>
    public static BacktestMessage Read(IReadOnlyDictionary<string, string> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var mistakes = new List<string>();
        var request = new JsonObject();
        foreach (var field in Fields)
        {
            if (values.TryGetValue(field, out var value) && value.Trim() is { Length: > 0 } text)
            {
                request[field] = field switch
                {
                    FormFields.Capital => Won(text),
                    FormFields.Parameters => ParametersOf(text, mistakes),
                    _ => JsonValue.Create(text),
                };
            }
        }

        var message = ReadOrNull(request, mistakes);
        return mistakes.Count == 0 ? message! : throw new InvalidRequestException(mistakes);
    }

    /// <summary>Whether an exception says that a request cannot be taken, so that the form is to be shown again.</summary>
    public static bool IsRefusal(Exception exception) => exception is InvalidRequestException or StrategyNotFoundException or ConfigurationException;

    /// <summary>The form as it was typed, each reason of a refusal beside the field that it names.</summary>
    public static RefusedForm Refuse(IReadOnlyDictionary<string, string> values, Exception refusal)
    {
        ArgumentNullException.ThrowIfNull(values);
        return new RefusedForm(values, refusal switch
        {
            InvalidRequestException invalid => [.. invalid.Reasons.Select(reason => new FormFault(FieldOf(reason), reason))],
            StrategyNotFoundException unknown => [new FormFault(FormFields.Strategy, unknown.Message)],
            ConfigurationException wrong => [.. wrong.Errors.Select(error => new FormFault(FormFields.Parameters, error.ToString()))],
            _ => throw new ArgumentException("This is no refusal.", nameof(refusal), refusal),
        });
    }

    private static BacktestMessage? ReadOrNull(JsonObject request, List<string> mistakes)
    {
        try
        {
            return BacktestMessage.Read(Encoding.UTF8.GetBytes(request.ToJsonString(AssetJson.Options)));
        }
        catch (InvalidRequestException exception)
        {
            mistakes.AddRange(exception.Reasons);
            return null;
        }
    }

    // People write a billion with separators.
    private static JsonValue Won(string text) =>
        long.TryParse(text.Replace(",", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal), NumberStyles.None, CultureInfo.InvariantCulture, out var won)
            ? JsonValue.Create(won)
            : JsonValue.Create(text);

    private static JsonObject ParametersOf(string text, List<string> mistakes)
    {
        var parameters = new JsonObject();
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var parts = line.Split('=', 2, StringSplitOptions.TrimEntries);
            if (parts is not [{ Length: > 0 } name, { Length: > 0 } value])
            {
                mistakes.Add($"parameters: '{Spelling.Shown(line)}' is no name=value, as in scanner.lookback=126.");
            }
            else if (!parameters.TryAdd(name, JsonValue.Create(value)))
            {
                mistakes.Add($"parameters: '{Spelling.Shown(name)}' is given more than once; keep one.");
            }
        }

        return parameters;
    }

    // A reason begins with the field that it is about: "capital: expected …", "from 2026-01-01 is after …", "strategy is missing".
    private static string? FieldOf(string reason) =>
        Array.Find(Fields, field => reason.StartsWith(field, StringComparison.Ordinal) && reason.Length > field.Length && reason[field.Length] is ':' or ' ');
}
