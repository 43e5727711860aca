using InvestOps.Domain.Backtesting;
using InvestOps.Domain.Portfolios;
using InvestOps.Pipeline.Configuration.Yaml;

namespace InvestOps.Pipeline.Configuration;

/// <summary>The plan of a day (<c>day.yaml</c>).</summary>
public static class DayFile
{
    /// <summary>The file's name in the folder of configurations.</summary>
    public const string Name = "day.yaml";

    private const string Example = "{ strategy: momentum_topN_v1, when: monthly, years: 10, capital: 100_000_000 }";

    private static readonly Dictionary<string, RebalanceSchedule> Schedules = new(StringComparer.Ordinal)
    {
        ["daily"] = RebalanceSchedule.Daily,
        ["weekly"] = RebalanceSchedule.Weekly,
        ["monthly"] = RebalanceSchedule.Monthly,
    };

    /// <summary>Reads the plan, and with it every strategy that it names, so that all errors of all files come at once.</summary>
    /// <exception cref="ConfigurationException">Anything is wrong with the plan or with a strategy that it names.</exception>
    public static DayPlan Load(string configs)
    {
        ArgumentException.ThrowIfNullOrEmpty(configs);
        var file = Path.Combine(configs, Name);
        if (!File.Exists(file))
        {
            throw new ConfigurationException([new ConfigurationError(file, "there is no such file; say which folder holds it: --configs DIR")]);
        }

        var strategies = new StrategyFiles(configs);
        if (strategies.Names().Count == 0)
        {
            throw new ConfigurationException([new ConfigurationError(Path.Combine(configs, "strategies"), "there are no strategies (*.yaml)")]);
        }

        var document = new ConfigDocument();
        var root = document.Open(File.ReadAllText(file), file);
        var plan = root is null ? new DayPlan { Scan = [] } : Read(root, strategies.Names().ToDictionary(name => name, StringComparer.Ordinal));
        foreach (var name in plan.Scan.Concat(plan.Backtests.Select(planned => planned.Strategy)).Distinct(StringComparer.Ordinal))
        {
            document.Errors.AddRange(ErrorsOf(name, strategies).Except(document.Errors));
        }

        document.ThrowIfWrong();
        return plan;
    }

    private static DayPlan Read(ConfigReader root, Dictionary<string, string> names)
    {
        root.Integer("schema", 1, 1, 1);
        var scan = root.Choices("scan", names);
        var backtests = new List<PlannedBacktest>();
        foreach (var entry in root.Has("backtests") ? root.Maps("backtests", Example) : [])
        {
            var planned = new PlannedBacktest
            {
                Strategy = entry.Choice("strategy", names),
                When = entry.Choice("when", Schedules),
                Years = (int)entry.Integer("years", 1, 50, 10),
                Capital = entry.Integer("capital", BacktestRequest.MinimumCapital, BacktestRequest.MaximumCapital, 100_000_000),
            };
            entry.Close();
            backtests.Add(planned);
        }

        root.Close();
        return new DayPlan { Scan = scan, Backtests = backtests };
    }

    private static IReadOnlyList<ConfigurationError> ErrorsOf(string strategy, StrategyFiles strategies)
    {
        try
        {
            strategies.Load(strategy);
            return [];
        }
        catch (ConfigurationException exception)
        {
            return exception.Errors;
        }
    }
}
