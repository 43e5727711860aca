using InvestOps.Domain.Market;
using InvestOps.Domain.Portfolios;
using InvestOps.Domain.Scanning;
using InvestOps.Domain.Trading;
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

    private static readonly Dictionary<string, RebalanceSchedule> Schedules = new(StringComparer.Ordinal)
    {
        ["monthly"] = RebalanceSchedule.Monthly,
        ["weekly"] = RebalanceSchedule.Weekly,
        ["daily"] = RebalanceSchedule.Daily,
    };

    private static readonly Dictionary<string, FillPrice> Fills = new(StringComparer.Ordinal)
    {
        ["next_open"] = FillPrice.NextOpen,
        ["next_close"] = FillPrice.NextClose,
    };

    private static readonly Dictionary<string, UntradedPolicy> Untraded = new(StringComparer.Ordinal)
    {
        ["lapse"] = UntradedPolicy.Lapse,
        ["last_price"] = UntradedPolicy.LastPrice,
    };

    private static readonly Dictionary<string, ShareRounding> Roundings = new(StringComparer.Ordinal)
    {
        ["whole"] = ShareRounding.Whole,
        ["fractional"] = ShareRounding.Fractional,
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
            Sizing = Sizing(root),
            Rebalance = root.Choice("rebalance", Schedules),
            Execution = Execution(root),
            Costs = Costs(root),
            HoldCore = root.Flag("hold_core", absent: false) ? _holdCore(_document) : [],
            Benchmark = root.Has("benchmark") ? root.Choice("benchmark", Indices) : "KOSPI",
            Fingerprint = "",
        };
        root.Close();
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

    private static Sizing Sizing(ConfigReader root)
    {
        if (root.Map("sizing", "{ top_n: 20, invested: 0.99 }") is not { } reader)
        {
            return new Sizing { TopN = 1, Invested = new Weight(1m) };
        }

        var sizing = new Sizing
        {
            TopN = (int)reader.Integer("top_n", 1, 1000, 20),
            Invested = new Weight(reader.Number("invested", 0.01m, 1m, 0.99m)),
        };
        reader.Close();
        return sizing;
    }

    private static ExecutionRules Execution(ConfigReader root)
    {
        if (root.Map("execution", "{ fill: next_open, untraded: lapse, shares: whole }") is not { } reader)
        {
            return new ExecutionRules();
        }

        var execution = new ExecutionRules
        {
            Fill = reader.Choice("fill", Fills),
            Untraded = reader.Choice("untraded", Untraded),
            Rounding = reader.Choice("shares", Roundings),
        };
        reader.Close();
        return execution;
    }

    private static TradingCosts Costs(ConfigReader root)
    {
        if (root.Map("costs", "{ commission: 0.00015, sales_tax: by_law, slippage: 0.001 }") is not { } reader)
        {
            return new TradingCosts();
        }

        var costs = new TradingCosts
        {
            Commission = reader.Number("commission", 0m, 0.1m, 0.00015m),
            FixedSalesTax = reader.NumberOr("sales_tax", "by_law", 0m, 0.1m, 0.0018m),
            Slippage = reader.Number("slippage", 0m, 0.5m, 0.001m),
        };
        reader.Close();
        return costs;
    }
}
