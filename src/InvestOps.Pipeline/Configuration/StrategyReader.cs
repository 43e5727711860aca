using InvestOps.Domain.Portfolios;
using InvestOps.Domain.Scanning;
using InvestOps.Pipeline.Configuration.Yaml;

namespace InvestOps.Pipeline.Configuration;

/// <summary>Reads a strategy file: every key, its bounds and what it becomes.</summary>
internal sealed class StrategyReader
{
    private static readonly Dictionary<string, string> Indices = new(StringComparer.Ordinal)
    {
        ["KOSPI"] = "KOSPI",
        ["KOSDAQ"] = "KOSDAQ",
        ["KOSPI200"] = "KOSPI200",
    };

    private readonly ConfigDocument _document;
    private readonly Func<ConfigDocument, IReadOnlyList<CoreHolding>> _holdCore;

    /// <param name="holdCore">Reads HOLD_CORE; called only for strategies that hold it.</param>
    public StrategyReader(ConfigDocument document, Func<ConfigDocument, IReadOnlyList<CoreHolding>> holdCore)
    {
        _document = document;
        _holdCore = holdCore;
    }

    /// <exception cref="ConfigurationException">Anything is wrong with the file, a parameter or HOLD_CORE.</exception>
    public Strategy Read(string name, string text, string file, IReadOnlyDictionary<string, string> parameters)
    {
        var strategy = _document.Open(text, file, parameters) is { } root ? Read(name, root) : null;
        _document.ThrowIfWrong();
        return strategy!;
    }

    private Strategy Read(string name, ConfigReader root)
    {
        root.Integer("schema", 1, 1, 1);
        var strategy = new Strategy
        {
            Name = name,
            Description = root.Prose("description", "Past winners of a year, the latest month skipped"),
            Universe = UniverseReader.Read(root),
            Scanner = ScannerReader.Read(root),
            Filter = Filter(root),
            Sizing = SizingReader.Read(root),
            Rebalance = ScheduleReader.Read(root, out var every),
            RebalanceEvery = every,
            Execution = ExecutionReader.Read(root),
            Costs = CostsReader.Read(root),
            HoldCore = root.Flag("hold_core", absent: false) ? _holdCore(_document) : [],
            Benchmark = root.Has("benchmark") ? root.Choice("benchmark", Indices) : "KOSPI",
            Fingerprint = "",
        };
        root.Close();
        SizingReader.RefuseScores(root, strategy);
        var core = strategy.HoldCore.Sum(holding => holding.Weight.Value);
        if (_document.Errors.Count == 0 && core > 0 && core >= strategy.Sizing.Invested.Value)
        {
            root.Refuse("hold_core", FormattableString.Invariant(
                $"the weights of hold_core.yaml sum to {core}, which leaves nothing of sizing.invested {strategy.Sizing.Invested} for the TopN"));
        }

        return strategy with { Fingerprint = _document.Fingerprint() };
    }

    private static MarketFilter? Filter(ConfigReader root)
    {
        if (!root.Has("market_filter") || root.Map("market_filter", "{ index: KOSPI, sessions: 200 }") is not { } reader)
        {
            return null;
        }

        var filter = new MarketFilter(reader.Choice("index", Indices), ScannerReader.Sessions(reader, "sessions", 2, 200));
        reader.Close();
        return filter;
    }
}
