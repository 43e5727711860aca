namespace InvestOps.Domain.Tests.Performance;

/// <summary>
/// Return series whose measures are known to full precision: empyrical and QuantStats agree on each value here to the digits
/// that doubles carry.
/// </summary>
internal sealed record GoldenSeries
{
    public required double[] Returns { get; init; }

    public required double[] Benchmark { get; init; }

    public required double Cagr { get; init; }

    public required double Volatility { get; init; }

    public required double Sharpe { get; init; }

    public required double Sortino { get; init; }

    public required double MaxDrawdown { get; init; }

    public required double Calmar { get; init; }

    public required double Beta { get; init; }

    public required double HitRatio { get; init; }

    /// <summary>Eight returns against a benchmark that moves every other session.</summary>
    public static GoldenSeries A { get; } = new()
    {
        Returns = [0.01, 0.1, -0.04, 0.02, 0.03, 0.02, 0.01, -0.1],
        Benchmark = [0.01, 0, 0.01, 0, 0.01, 0, 0.01, 0],
        Cagr = 2.330292797300439,
        Volatility = 0.9136465399704637,
        Sharpe = 1.7238613961706866,
        Sortino = 2.605531251673693,
        MaxDrawdown = -0.1,
        Calmar = 23.3029279730044,
        Beta = -0.75,
        HitRatio = 0.75,
    };

    /// <summary>Twelve returns, one of them zero.</summary>
    public static GoldenSeries B { get; } = new()
    {
        Returns = [0.01, -0.02, 0.015, 0, 0.03, -0.01, -0.005, 0.02, 0.01, -0.03, 0.025, 0.004],
        Benchmark = [0.005, -0.01, 0.01, 0.002, 0.02, -0.012, 0, 0.01, 0.004, -0.02, 0.015, 0.001],
        Cagr = 1.689408947863103,
        Volatility = 0.28681812418959224,
        Sharpe = 3.5876393896217365,
        Sortino = 5.948374390935464,
        MaxDrawdown = -0.03,
        Calmar = 56.31363159543654,
        Beta = 1.5290800341782973,
        HitRatio = 7d / 11,
    };

    /// <summary>Two years in closed form.</summary>
    public static GoldenSeries C { get; } = new()
    {
        Returns = [.. Enumerable.Range(0, 504).Select(i => 0.0004 + (0.012 * Math.Sin(1.7 * i) * Math.Cos(0.31 * i)) + (0.003 * Math.Sin(0.05 * i)))],
        Benchmark = [.. Enumerable.Range(0, 504).Select(i => 0.0002 + (0.009 * Math.Sin((1.7 * i) + 0.2) * Math.Cos(0.31 * i)))],
        Cagr = 0.10366773739515622,
        Volatility = 0.10092501389533522,
        Sharpe = 1.0278830148807798,
        Sortino = 1.536939881718597,
        MaxDrawdown = -0.10447087251195845,
        Calmar = 0.9923123536973399,
        Beta = 1.3064877041646243,
        HitRatio = 0.5277777777777778,
    };

    /// <summary>What one unit becomes: the start, then the value after each return.</summary>
    public double[] Values()
    {
        var values = new double[Returns.Length + 1];
        values[0] = 1;
        for (var t = 0; t < Returns.Length; t++)
        {
            values[t + 1] = values[t] * (1 + Returns[t]);
        }

        return values;
    }
}
