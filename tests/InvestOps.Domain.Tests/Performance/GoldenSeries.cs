namespace InvestOps.Domain.Tests.Performance;

/// <summary>
/// Return series whose measures are known to full precision. Where empyrical and QuantStats both have a measure by our definition they
/// agree on it; value at risk, shortfall, alpha, stability and captures are empyrical's, ulcer index and moments QuantStats'.
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

    public required double SharpeAtOneBasisPoint { get; init; }

    public required double DownsideRisk { get; init; }

    public required double Omega { get; init; }

    public required double TailRatio { get; init; }

    public required double ValueAtRisk { get; init; }

    public required double ExpectedShortfall { get; init; }

    public required double Stability { get; init; }

    public required double Alpha { get; init; }

    public required double InformationRatio { get; init; }

    public required double UpCapture { get; init; }

    public required double? DownCapture { get; init; }

    public required double TotalCapture { get; init; }

    public required double UlcerIndex { get; init; }

    public required double Skewness { get; init; }

    public required double ExcessKurtosis { get; init; }

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
        SharpeAtOneBasisPoint = 1.6962796138319554,
        DownsideRisk = 0.6044832503882965,
        Omega = 1.357142857142857,
        TailRatio = 0.9556962025316452,
        ValueAtRisk = -0.079,
        ExpectedShortfall = -0.1,
        Stability = 0.1529973665111273,
        Alpha = 11.274002099240244,
        InformationRatio = 0.021488169414868974,
        UpCapture = 0.06414415238108748,
        DownCapture = null,
        TotalCapture = 0.930841050010349,
        UlcerIndex = 0.04146020467181235,
        Skewness = -0.4553064090719742,
        ExcessKurtosis = 1.6510229364796825,
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
        SharpeAtOneBasisPoint = 3.499778833141205,
        DownsideRisk = 0.17298843892006194,
        Omega = 1.7538461538461536,
        TailRatio = 1.1122448979591835,
        ValueAtRisk = -0.0245,
        ExpectedShortfall = -0.03,
        Stability = 0.6432888394689829,
        Alpha = 0.2537405118785536,
        InformationRatio = 0.2754306972098739,
        UpCapture = 4.756116863317621,
        DownCapture = 1.0231344970512426,
        TotalCapture = 2.545018527491847,
        UlcerIndex = 0.012489590316448702,
        Skewness = -0.4599264478302719,
        ExcessKurtosis = -0.40220790602691325,
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
        SharpeAtOneBasisPoint = 0.7781926851263151,
        DownsideRisk = 0.06749717981396987,
        Omega = 1.1716994502415927,
        TailRatio = 1.076622280045651,
        ValueAtRisk = -0.010739335690748551,
        ExpectedShortfall = -0.011858424476952114,
        Stability = 0.6237891449707049,
        Alpha = 0.03464122065676234,
        InformationRatio = 0.07152743543777339,
        UpCapture = 1.5993931738580853,
        DownCapture = 1.1431072077032363,
        TotalCapture = 1.989741085136166,
        UlcerIndex = 0.05551062789330138,
        Skewness = 0.0031639366156912714,
        ExcessKurtosis = -0.5864285938157789,
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
