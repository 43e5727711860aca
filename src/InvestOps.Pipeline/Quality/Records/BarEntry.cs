using System.Text.Json.Serialization;
using InvestOps.Domain.Market;

namespace InvestOps.Pipeline.Quality.Records;

/// <summary>A row as it is stored in JSON: whole, whatever it says. A number that is not given is null.</summary>
[JsonNumberHandling(JsonNumberHandling.AllowNamedFloatingPointLiterals)]
public sealed record BarEntry
{
    public required string Code { get; init; }

    public string? Name { get; init; }

    public string? Market { get; init; }

    public string? Section { get; init; }

    public double? Open { get; init; }

    public double? High { get; init; }

    public double? Low { get; init; }

    public double? Close { get; init; }

    public double? Change { get; init; }

    public double? Volume { get; init; }

    public double? Value { get; init; }

    public double? MarketCap { get; init; }

    public double? ListedShares { get; init; }

    public static BarEntry Of(DailyBar bar)
    {
        ArgumentNullException.ThrowIfNull(bar);
        return new BarEntry
        {
            Code = bar.Symbol.Code,
            Name = bar.Name,
            Market = bar.Market,
            Section = bar.Section,
            Open = Given(bar.Open),
            High = Given(bar.High),
            Low = Given(bar.Low),
            Close = Given(bar.Close),
            Change = Given(bar.Change),
            Volume = Given(bar.Volume),
            Value = Given(bar.Value),
            MarketCap = Given(bar.MarketCap),
            ListedShares = Given(bar.ListedShares),
        };
    }

    public DailyBar ToBar() => new()
    {
        Symbol = Symbol.Parse(Code),
        Name = Name,
        Market = Market,
        Section = Section,
        Open = Open ?? double.NaN,
        High = High ?? double.NaN,
        Low = Low ?? double.NaN,
        Close = Close ?? double.NaN,
        Change = Change ?? double.NaN,
        Volume = Volume ?? double.NaN,
        Value = Value ?? double.NaN,
        MarketCap = MarketCap ?? double.NaN,
        ListedShares = ListedShares ?? double.NaN,
    };

    private static double? Given(double number) => double.IsNaN(number) ? null : number;
}
