namespace InvestOps.Testing;

/// <summary>A small folder of configurations: two quick strategies, HOLD_CORE, and a plan that asks for a backtest after each session.</summary>
public sealed class TestConfigs : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public TestConfigs(string coreCode)
    {
        Write("calendar.yaml", "schema: 1\noverrides: []\n");
        Write("hold_core.yaml", $"schema: 1\nholdings:\n  - {{ code: \"{coreCode}\", weight: 0.05 }}\n");
        Write("day.yaml", "schema: 1\nscan: [quick, calm]\nbacktests:\n  - { strategy: quick, when: daily, years: 1, capital: 50_000_000 }\n");
        Write("strategies/quick.yaml", Strategy("{ type: momentum, lookback: 40, skip: 5 }", topN: 5));
        Write("strategies/calm.yaml", Strategy("{ type: low_volatility, sessions: 30 }", topN: 8));
    }

    public string Path => _folder.Path;

    public void Write(string name, string text)
    {
        var file = System.IO.Path.Combine(Path, name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    public void Dispose() => _folder.Dispose();

    private static string Strategy(string scanner, int topN) =>
        $$"""
        schema: 1
        description: For tests
        universe:
          boards: [KOSPI, KOSDAQ]
          common_shares_only: true
          exclude_halted: true
          exclude_administrative: true
          exclude_spac: true
        scanner: {{scanner}}
        sizing: { top_n: {{topN}}, invested: 0.98 }
        rebalance: weekly
        execution: { fill: next_open, untraded: lapse, shares: whole }
        costs: { commission: 0.00015, sales_tax: by_law, slippage: 0.001 }
        hold_core: true
        benchmark: KOSPI

        """;
}
