using System.Text.Json.Serialization;
using InvestOps.Domain.Market;

namespace InvestOps.Pipeline.Quality.Records;

/// <summary>An index row as it is stored in JSON.</summary>
[JsonNumberHandling(JsonNumberHandling.AllowNamedFloatingPointLiterals)]
public sealed record IndexEntry
{
    public required string Index { get; init; }

    public double Open { get; init; }

    public double High { get; init; }

    public double Low { get; init; }

    public double Close { get; init; }

    public double Volume { get; init; }

    public double Value { get; init; }

    public double MarketCap { get; init; }

    public static IndexEntry Of(IndexBar bar)
    {
        ArgumentNullException.ThrowIfNull(bar);
        return new IndexEntry { Index = bar.Index, Open = bar.Open, High = bar.High, Low = bar.Low, Close = bar.Close, Volume = bar.Volume, Value = bar.Value, MarketCap = bar.MarketCap };
    }

    public IndexBar ToBar() => new() { Index = Index, Open = Open, High = High, Low = Low, Close = Close, Volume = Volume, Value = Value, MarketCap = MarketCap };
}
