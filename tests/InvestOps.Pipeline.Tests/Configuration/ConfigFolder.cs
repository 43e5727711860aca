using InvestOps.Pipeline.Configuration;

namespace InvestOps.Pipeline.Tests.Configuration;

/// <summary>A folder of configurations of a test's own, removed after it.</summary>
internal sealed class ConfigFolder : IDisposable
{
    /// <summary>A whole strategy, to be changed in one place by a test.</summary>
    public const string Strategy = """
        schema: 1
        description: A test's strategy
        universe:
          boards: [KOSPI, KOSDAQ]
          exclude_halted: true
          minimum_median_value: { sessions: 20, won: 1_000_000_000 }
        scanner: { type: momentum, lookback: 252, skip: 21 }
        market_filter: { index: KOSPI, sessions: 200 }
        sizing: { top_n: 20, invested: 0.99 }
        rebalance: monthly
        execution: { fill: next_open, untraded: lapse, shares: whole }
        costs: { commission: 0.00015, sales_tax: by_law, slippage: 0.001 }
        hold_core: true
        benchmark: KOSPI
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("investops-configs");

    public ConfigFolder()
    {
        Directory.CreateDirectory(Path.Combine(_folder.FullName, "strategies"));
        Write("hold_core.yaml", "schema: 1\nholdings: [{ code: 005930, weight: 0.05 }]\n");
        Write("strategies/case.yaml", Strategy);
    }

    public string Root => _folder.FullName;

    public StrategyFiles Strategies => new(_folder.FullName);

    public void Write(string file, string text) => File.WriteAllText(Path.Combine(_folder.FullName, file), text);

    /// <summary>Writes the strategy with one text in place of another.</summary>
    public void Change(string from, string to)
    {
        Xunit.Assert.Contains(from, Strategy, StringComparison.Ordinal);
        Write("strategies/case.yaml", Strategy.Replace(from, to, StringComparison.Ordinal));
    }

    /// <summary>What reading the strategy complains of, without the path of the folder.</summary>
    public string[] Errors(params (string Path, string Value)[] parameters)
    {
        var set = parameters.ToDictionary(pair => pair.Path, pair => pair.Value, StringComparer.Ordinal);
        var error = Xunit.Assert.Throws<ConfigurationException>(() => Strategies.Load("case", set));
        return [.. error.Errors.Select(found => found.ToString().Replace(_folder.FullName + Path.DirectorySeparatorChar, "", StringComparison.Ordinal))];
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
