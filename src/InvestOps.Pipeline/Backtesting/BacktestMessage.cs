using System.Text.Json.Serialization;
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
    /// <exception cref="InvalidRequestException">Says everything that is wrong with it, each reason in one printable line.</exception>
    public static BacktestMessage Read(ReadOnlySpan<byte> body) => BacktestMessageReader.Read(body);

    /// <summary>Whether a text can be a strategy's name or a request's id.</summary>
    public static bool IsName(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length is > 0 and <= LongestName && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_') && !DeviceNames.Has(text);
    }
}
