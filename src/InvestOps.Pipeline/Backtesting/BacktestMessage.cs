using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using InvestOps.Domain.Backtesting;
using InvestOps.Pipeline.Assets;

namespace InvestOps.Pipeline.Backtesting;

/// <summary>
/// A backtest request as people and machines write it, schema 1: only the strategy is needed, the rest has defaults.
/// What it asks for is settled by <see cref="BacktestRequests"/>.
/// </summary>
public sealed record BacktestMessage
{
    /// <summary>The largest message that is read, in bytes.</summary>
    public const int MaximumBytes = 48 * 1024;

    private const int LongestName = 80;

    // Other programs write the same fields in Pascal case.
    private static readonly JsonSerializerOptions Reading = new(AssetJson.Options) { PropertyNameCaseInsensitive = true };

    public int Schema { get; init; } = 1;

    /// <summary>Derived from the request where it is not given.</summary>
    public string? Id { get; init; }

    public required string Strategy { get; init; }

    public DateOnly? From { get; init; }

    public DateOnly? To { get; init; }

    /// <summary>Won.</summary>
    public long? Capital { get; init; }

    /// <summary>Values set in place of the strategy file's, by dotted path.</summary>
    [JsonConverter(typeof(ParameterValuesConverter))]
    public IReadOnlyDictionary<string, string>? Parameters { get; init; }

    public DateTimeOffset? RequestedAt { get; init; }

    public string? RequestedBy { get; init; }

    public string? Reason { get; init; }

    public byte[] ToJson() => AssetJson.Write(this);

    /// <summary>Reads a message, plain or base64, and checks each field by itself.</summary>
    /// <exception cref="InvalidRequestException">Says everything that is wrong with it.</exception>
    public static BacktestMessage Read(ReadOnlySpan<byte> body)
    {
        if (body.Length > MaximumBytes)
        {
            throw new InvalidRequestException([string.Create(CultureInfo.InvariantCulture, $"The message has {body.Length:N0} bytes; at most {MaximumBytes:N0} are read.")]);
        }

        try
        {
            var message = JsonSerializer.Deserialize<BacktestMessage>(Decode(body), Reading) ?? throw new JsonException("null.");
            var errors = message.Check().ToList();
            return errors.Count == 0 ? message : throw new InvalidRequestException(errors);
        }
        catch (JsonException exception)
        {
            throw new InvalidRequestException([$"The message is not a request: {exception.Message} A valid one is {{\"strategy\":\"momentum_topN_v1\"}}."], exception);
        }
    }

    private IEnumerable<string> Check()
    {
        if (Schema != 1)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"schema {Schema} is not known; this version reads schema 1.");
        }

        if (Id is not null && !IsName(Id))
        {
            yield return "id may hold letters, digits, '-' and '_' only, 80 at most, and be no device's name (con, nul, com1).";
        }

        if (!IsName(Strategy))
        {
            yield return $"strategy '{Clip(Strategy)}' is no name: letters, digits, '-' and '_' only, 80 at most.";
        }

        if (From is { } from && To is { } to && from > to)
        {
            yield return $"from {from:yyyy-MM-dd} is after to {to:yyyy-MM-dd}.";
        }

        if (Capital is < BacktestRequest.MinimumCapital or > BacktestRequest.MaximumCapital)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"capital {Capital:N0} is not within {BacktestRequest.MinimumCapital:N0} and {BacktestRequest.MaximumCapital:N0} won.");
        }

        if (Parameters is { Count: > 50 })
        {
            yield return "parameters holds more than 50 entries.";
        }
    }

    /// <summary>Whether a text can be a strategy's name or a request's id.</summary>
    public static bool IsName(string text) =>
        text is { Length: > 0 and <= LongestName } && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_') && !DeviceNames.Has(text);

    private static string Clip(string text) => text.Length <= 40 ? text : text[..40] + "…";

    // People paste plain JSON; the queue's clients send base64. JSON begins with a brace, base64 never does.
    private static byte[] Decode(ReadOnlySpan<byte> body)
    {
        var text = Encoding.UTF8.GetString(body).Trim().TrimStart('\uFEFF');
        if (text.StartsWith('{'))
        {
            return Encoding.UTF8.GetBytes(text);
        }

        var buffer = new byte[text.Length];
        return Convert.TryFromBase64String(text, buffer, out var length) && length > 0
            ? buffer[..length]
            : throw new JsonException("neither JSON nor base64.");
    }
}
