using InvestOps.Domain.Market;
using InvestOps.Domain.Universes;
using InvestOps.Pipeline.Configuration.Yaml;

namespace InvestOps.Pipeline.Configuration;

/// <summary>Reads the part <c>universe</c> of a strategy file. A rule that is not named does not apply.</summary>
internal static class UniverseReader
{
    private const long MostWon = 1_000_000_000_000_000;

    private static readonly Dictionary<string, Board> Traded = new(StringComparer.Ordinal)
    {
        ["KOSPI"] = Board.Kospi,
        ["KOSDAQ"] = Board.Kosdaq,
        ["KONEX"] = Board.Konex,
    };

    /// <summary>The rules in the order of <see cref="Domain.Scanning.ExclusionReason"/>, as <see cref="Domain.Portfolios.Strategy.Universe"/> asks.</summary>
    public static IReadOnlyList<IUniverseRule> Read(ConfigReader root)
    {
        var rules = new List<IUniverseRule>();
        if (root.Map("universe", "{ exclude_halted: true }") is not { } universe)
        {
            return rules;
        }

        AddIf(universe, "exclude_halted", new NotHalted(), rules);
        if (universe.Has("boards"))
        {
            rules.Add(new Boards(universe.Choices("boards", Traded)));
        }

        AddIf(universe, "common_shares_only", new CommonSharesOnly(), rules);
        AddIf(universe, "exclude_spac", new NotSpac(), rules);
        AddIf(universe, "exclude_administrative", new NotAdministrative(), rules);
        if (universe.Has("minimum_listing_sessions"))
        {
            rules.Add(new MinimumListingAge(ScannerReader.Sessions(universe, "minimum_listing_sessions", 1, 252)));
        }

        if (universe.Has("minimum_median_value") && universe.Map("minimum_median_value", "{ sessions: 20, won: 1000000000 }") is { } value)
        {
            rules.Add(new MinimumMedianValue(ScannerReader.Sessions(value, "sessions", 1, 20), value.Integer("won", 1, MostWon, 1_000_000_000)));
            value.Close();
        }

        if (universe.Has("minimum_market_cap"))
        {
            rules.Add(new MinimumMarketCap(universe.Integer("minimum_market_cap", 1, MostWon, 100_000_000_000)));
        }

        universe.Close();
        return rules;
    }

    private static void AddIf(ConfigReader universe, string key, IUniverseRule rule, List<IUniverseRule> rules)
    {
        if (universe.Flag(key, absent: false))
        {
            rules.Add(rule);
        }
    }
}
