using System.Globalization;
using System.Text.Json;
using InvestOps.Domain.Backtesting;
using InvestOps.Domain.Calendar;
using InvestOps.Pipeline.Configuration.Yaml;

namespace InvestOps.Pipeline.Backtesting;

/// <summary>Reads a <see cref="BacktestMessage"/> that a person may have typed, and says everything that is wrong with it at once.</summary>
internal sealed class BacktestMessageReader
{
    private const int MostMistakes = 20;
    private const int MostParameters = 50;

    // In the order in which a person would think of them.
    private static readonly string[] Fields = ["strategy", "from", "to", "capital", "parameters", "id", "requestedAt", "requestedBy", "reason", "schema"];

    private readonly Dictionary<string, JsonElement> _given = new(StringComparer.Ordinal);
    private readonly HashSet<string> _meant = new(StringComparer.Ordinal);
    private readonly List<Refusal> _mistakes = [];

    private BacktestMessageReader()
    {
    }

    /// <summary>Reads a message, plain or base64. Other programs write the same fields in Pascal case; null is the same as left out.</summary>
    /// <exception cref="InvalidRequestException">Each reason is one printable line.</exception>
    public static BacktestMessage Read(ReadOnlySpan<byte> body)
    {
        using var document = MessageBody.Parse(body);
        var reader = new BacktestMessageReader();
        reader.Sort(document.RootElement);
        var message = reader.Message();
        return reader._mistakes.Count == 0 ? message : throw new InvalidRequestException(reader.Reasons());
    }

    private void Sort(JsonElement root)
    {
        foreach (var same in root.EnumerateObject().GroupBy(NameOf, property => property.Value, StringComparer.OrdinalIgnoreCase))
        {
            if (Array.Find(Fields, field => field.Equals(same.Key, StringComparison.OrdinalIgnoreCase)) is not { } field)
            {
                RefuseUnknown(same.Key);
                continue;
            }

            if (same.Count() is > 1 and var times)
            {
                _mistakes.Add(new Refusal("refuse.times", field, times));
            }

            _given[field] = same.First();
        }
    }

    private void RefuseUnknown(string name)
    {
        var close = Spelling.Closest(name, Fields);
        var hint = close is null ? $"it has {string.Join(", ", Fields)}." : $"did you mean {close}?";
        _mistakes.Add(Refusal.Plain($"A request has no field '{Spelling.Shown(name)}'; {hint}"));
        if (close is not null)
        {
            _meant.Add(close);
        }
    }

    private BacktestMessage Message()
    {
        var strategy = Name("strategy");
        if (strategy is null && !IsGiven("strategy", out _) && !_meant.Contains("strategy"))
        {
            _mistakes.Add(new Refusal("refuse.strategy", MessageBody.Example));
        }

        var (from, to) = (Date("from"), Date("to"));
        if (from > to)
        {
            _mistakes.Add(new Refusal("refuse.order", $"{from:yyyy-MM-dd}", $"{to:yyyy-MM-dd}"));
        }

        return new BacktestMessage
        {
            Strategy = strategy ?? "",
            From = from,
            To = to,
            Capital = Capital(),
            Parameters = Parameters(),
            Id = Name("id"),
            RequestedAt = Moment("requestedAt"),
            RequestedBy = Text("requestedBy", Plain("a text"), _ => true),
            Reason = Text("reason", new Refusal("refuse.text"), _ => true),
            Schema = Schema(),
        };
    }

    private string? Name(string field) =>
        Text(field, new Refusal("refuse.name"), BacktestMessage.IsName);

    private DateOnly? Date(string field) =>
        DateOnly.TryParseExact(Text(field, new Refusal("refuse.date"), IsDate), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    private long? Capital()
    {
        if (!IsGiven("capital", out var value))
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var won) && decimal.IsInteger(won)
            && won is >= BacktestRequest.MinimumCapital and <= BacktestRequest.MaximumCapital)
        {
            return (long)won;
        }

        Refuse("capital", new Refusal("refuse.capital", Won(BacktestRequest.MinimumCapital), Won(BacktestRequest.MaximumCapital)), value);
        return null;
    }

    private int Schema()
    {
        if (IsGiven("schema", out var value) && !(value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var schema) && schema == 1))
        {
            Refuse("schema", Plain("the number 1, the only version that is known here"), value);
        }

        return 1;
    }

    // A time without its offset is Korean, wherever the program runs.
    private DateTimeOffset? Moment(string field)
    {
        var expected = Plain("a time such as \"2024-01-31T18:00:00+09:00\"");
        if (Text(field, expected, _ => true) is null)
        {
            return null;
        }

        var value = _given[field];
        if (MomentOf(value) is { } moment)
        {
            return moment;
        }

        Refuse(field, expected, value);
        return null;
    }

    private SortedDictionary<string, string>? Parameters()
    {
        if (!IsGiven("parameters", out var given))
        {
            return null;
        }

        if (given.ValueKind != JsonValueKind.Object)
        {
            Refuse("parameters", Plain("an object of names and values, for example {\"scanner.lookback\":126}"), given);
            return null;
        }

        var parameters = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var same in given.EnumerateObject().GroupBy(NameOf, property => property.Value, StringComparer.Ordinal))
        {
            if (same.Count() is > 1 and var times)
            {
                _mistakes.Add(new Refusal("refuse.times", $"parameters: '{Spelling.Shown(same.Key)}'", times));
            }

            parameters[same.Key] = Parameter(same.Key, same.First());
        }

        if (parameters.Count > MostParameters)
        {
            _mistakes.Add(new Refusal("refuse.most", MostParameters, parameters.Count));
        }

        return parameters;
    }

    private string Parameter(string name, JsonElement value)
    {
        var text = value.ValueKind switch
        {
            JsonValueKind.String => TextOf(value),
            JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
            _ => null,
        };
        if (text?.Any(char.IsControl) == false)
        {
            return text;
        }

        Refuse($"parameters: '{Spelling.Shown(name)}'", Plain("a text of one line, a number, true or false"), value);
        return "";
    }

    private string? Text(string field, Refusal expected, Predicate<string> isRight)
    {
        if (!IsGiven(field, out var value))
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.String && TextOf(value) is { } text && isRight(text))
        {
            return text;
        }

        Refuse(field, expected, value);
        return null;
    }

    private bool IsGiven(string field, out JsonElement value) => _given.TryGetValue(field, out value) && value.ValueKind != JsonValueKind.Null;

    private void Refuse(string field, Refusal expected, JsonElement value) => _mistakes.Add(new Refusal("refuse.expected", field, expected, Found(value)));

    private List<Refusal> Reasons()
    {
        var rest = _mistakes.Count - MostMistakes;
        return rest <= 0 ? _mistakes : [.. _mistakes.Take(MostMistakes), new Refusal("refuse.more", rest)];
    }

    private static Refusal Plain(string text) => Refusal.Plain(text);

    private static string Won(long amount) => amount.ToString("N0", CultureInfo.InvariantCulture);

    private static Refusal Found(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => TextOf(value) is { } text ? Quoted(text) : Plain("a text with half a character (of a \\ud800 kind)"),
        JsonValueKind.Object => Plain("an object {…}"),
        JsonValueKind.Array => Plain("a list […]"),
        _ => Plain(Spelling.Shown(value.GetRawText())),
    };

    private static Refusal Quoted(string text) => text.Length == 0 ? new Refusal("refuse.nothing") : Plain($"\"{Spelling.Shown(text)}\"");

    private static bool IsDate(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    private static DateTimeOffset? MomentOf(JsonElement value)
    {
        if (value.TryGetDateTime(out var plain) && plain.Kind == DateTimeKind.Unspecified)
        {
            return plain.Ticks >= KoreaTime.Offset.Ticks ? new DateTimeOffset(plain, KoreaTime.Offset) : null;
        }

        return value.TryGetDateTimeOffset(out var moment) ? moment : null;
    }

    // An escape may name half of a surrogate pair, which is valid JSON and no text.
    private static string? TextOf(JsonElement value)
    {
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static string NameOf(JsonProperty property)
    {
        try
        {
            return property.Name;
        }
        catch (InvalidOperationException)
        {
            return "\uFFFD";
        }
    }
}
