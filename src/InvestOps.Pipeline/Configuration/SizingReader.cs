using InvestOps.Domain.Market;
using InvestOps.Domain.Portfolios;
using InvestOps.Domain.Portfolios.Weightings;
using InvestOps.Domain.Scanning.Scanners;
using InvestOps.Pipeline.Configuration.Yaml;

namespace InvestOps.Pipeline.Configuration;

/// <summary>Reads the part <c>sizing</c> of a strategy file: how many issues, how much of equity, and who gets what.</summary>
internal static class SizingReader
{
    // With fewer returns than a month has, a covariance says nothing.
    private const long FewestReturns = 20;
    private const long MostRanks = 1000;

    private static readonly Dictionary<string, Func<ConfigReader, IWeighting>> Weightings = new(StringComparer.Ordinal)
    {
        ["equal"] = Without(new EqualWeight()),
        ["score"] = Without(new ScoreWeight()),
        ["inverse_volatility"] = reader => new InverseVolatility(Window(reader)),
        ["risk_parity"] = reader => new RiskParity(Window(reader)),
        ["minimum_variance"] = reader => new MinimumVariance(Window(reader)),
    };

    public static Sizing Read(ConfigReader root)
    {
        if (root.Map("sizing", "{ top_n: 20, invested: 0.99 }") is not { } reader)
        {
            return new Sizing { TopN = 1, Invested = new Weight(1m) };
        }

        var topN = (int)reader.Integer("top_n", 1, MostRanks, 20);
        reader.Default("keep_rank", $"{topN}");
        reader.Default("band", "0");
        reader.Default("weights", "equal");
        var sizing = new Sizing
        {
            TopN = topN,
            Invested = Invested(reader),
            KeepRank = (int)reader.Integer("keep_rank", topN, MostRanks, Math.Min(MostRanks, topN * 2)) is var keep && keep > topN ? keep : null,
            Band = Rates.Read(reader, "sizing", "band", 1m, 0.2m),
            Weighting = reader.Choice("weights", Weightings)(reader),
        };
        reader.Close();
        return sizing;
    }

    /// <summary>Notes weights by score where the scanner has no scores above zero.</summary>
    public static void RefuseScores(ConfigReader root, Strategy strategy)
    {
        if (strategy is { Sizing.Weighting: ScoreWeight, Scanner: LowVolatilityScanner })
        {
            root.Refuse("sizing", "sizing.weights is 'score', and scores of low_volatility are never above zero; expected is for example weights: inverse_volatility");
        }
    }

    private static Weight Invested(ConfigReader reader)
    {
        // The one is the other's rest: a file says what it finds plainer.
        if (!reader.Has("cash"))
        {
            return new Weight(reader.Number("invested", 0.01m, 1m, 0.99m));
        }

        if (reader.Has("invested"))
        {
            reader.Refuse("cash", "sizing.cash is what sizing.invested leaves; keep one of them");
        }

        return new Weight(1 - reader.Number("cash", 0m, 0.99m, 0.01m));
    }

    private static int Window(ConfigReader reader) => ScannerReader.Sessions(reader, "sessions", FewestReturns, 60);

    private static Func<ConfigReader, IWeighting> Without(IWeighting weighting) => reader =>
    {
        if (reader.Has("sessions"))
        {
            reader.Refuse("sessions", "sizing.sessions is the window of a volatility, and these weights have none; leave it out, or say for example weights: inverse_volatility");
        }

        return weighting;
    };
}
