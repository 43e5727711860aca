using InvestOps.Domain.Scanning;
using InvestOps.Domain.Scanning.Scanners;
using InvestOps.Pipeline.Configuration.Yaml;

namespace InvestOps.Pipeline.Configuration;

/// <summary>Reads the part <c>scanner</c> of a strategy file: the type, and what belongs to that type.</summary>
internal static class ScannerReader
{
    // Ten years.
    private const long LongestLookback = 2520;

    private static readonly Dictionary<string, Func<ConfigReader, IScanner>> Scanners = new(StringComparer.Ordinal)
    {
        ["momentum"] = Momentum,
        ["low_volatility"] = reader => new LowVolatilityScanner(Sessions(reader, "sessions", 2, 252)),
        ["high_proximity"] = reader => new HighProximityScanner(Sessions(reader, "sessions", 2, 252)),
        ["short_term_reversal"] = reader => new ShortTermReversalScanner(Sessions(reader, "sessions", 1, 5)),
    };

    public static IScanner Read(ConfigReader root)
    {
        if (root.Map("scanner", "{ type: momentum, lookback: 252, skip: 21 }") is not { } reader)
        {
            return new MomentumScanner(1, 0);
        }

        var read = reader.Choice("type", Scanners);
        if (!reader.IsSound)
        {
            // What else is right or wrong depends on the type.
            return new MomentumScanner(1, 0);
        }

        var scanner = read(reader);
        reader.Close();
        return scanner;
    }

    private static MomentumScanner Momentum(ConfigReader reader)
    {
        var lookback = Sessions(reader, "lookback", 1, 252);
        var mostSkipped = reader.IsSound ? lookback - 1 : LongestLookback;
        return new MomentumScanner(lookback, (int)reader.Integer("skip", 0, mostSkipped, Math.Min(21, mostSkipped)));
    }

    /// <summary>A number of sessions.</summary>
    public static int Sessions(ConfigReader reader, string key, long minimum, long example) =>
        (int)reader.Integer(key, minimum, LongestLookback, example);
}
