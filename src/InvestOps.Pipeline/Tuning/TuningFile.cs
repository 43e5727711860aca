using InvestOps.Domain.Backtesting;
using InvestOps.Pipeline.Configuration;
using InvestOps.Pipeline.Configuration.Yaml;

namespace InvestOps.Pipeline.Tuning;

/// <summary>A tuning kept as a file (<c>tuning/NAME.yaml</c> in the folder of configurations).</summary>
public static class TuningFile
{
    private const string Example = "{ setting: scanner.lookback, values: 63,126,252 }";

    /// <exception cref="ConfigurationException">There is no such file, or anything in it is wrong.</exception>
    public static TuningAsk Load(string configs, string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(configs);
        ArgumentException.ThrowIfNullOrEmpty(name);
        var folder = Path.Combine(configs, "tuning");
        string[] names = Directory.Exists(folder) ? [.. Directory.EnumerateFiles(folder, "*.yaml").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal)] : [];
        var file = Path.Combine(folder, $"{name}.yaml");
        if (!names.Contains(name, StringComparer.Ordinal))
        {
            var known = names.Length == 0 ? "there are none" : $"known: {string.Join(", ", names)}";
            throw new ConfigurationException([new ConfigurationError(folder, $"there is no tuning '{Spelling.Shown(name)}'; {known}")]);
        }

        return Read(File.ReadAllText(file), file);
    }

    /// <exception cref="ConfigurationException">Anything in it is wrong.</exception>
    public static TuningAsk Read(string text, string file)
    {
        var document = new ConfigDocument();
        var ask = document.Open(text, file) is { } root ? Read(root) : null;
        document.ThrowIfWrong();
        return ask!;
    }

    private static TuningAsk Read(ConfigReader root)
    {
        root.Integer("schema", 1, 1, 1);
        var ask = new TuningAsk
        {
            Strategy = root.Prose("strategy", "momentum_topN_v1"),
            Grid = Grid(root),
            Search = root.Has("search") ? root.Prose("search", "grid") : null,
            Trials = root.Has("trials") ? (int)root.Integer("trials", 1, TuningRequests.MostTrials, 200) : null,
            Seed = root.Has("seed") ? root.Integer("seed", 0, long.MaxValue, 1) : null,
            Objective = root.Has("objective") ? root.Prose("objective", "sharpe") : null,
            Constraints = Words(root, "constraints", "max_drawdown>-0.4"),
            Folds = Words(root, "folds", "train=756, test=252"),
            Backtests = root.Has("backtests") ? (int)root.Integer("backtests", 0, TuningDocuments.MostTop, TuningRequests.UsualBacktests) : null,
            From = Day(root, "from"),
            To = Day(root, "to"),
            Capital = root.Has("capital") ? root.Integer("capital", BacktestRequest.MinimumCapital, BacktestRequest.MaximumCapital, 100_000_000) : null,
        };
        root.Close();
        return ask;
    }

    private static List<string> Grid(ConfigReader root)
    {
        var grid = new List<string>();
        foreach (var entry in root.Maps("grid", Example))
        {
            grid.Add($"{entry.Prose("setting", "scanner.lookback")}={entry.Prose("values", "63,126,252")}");
            entry.Close();
        }

        return grid;
    }

    // One text with commas, as on the command line.
    private static string[] Words(ConfigReader root, string key, string example) =>
        root.Has(key) ? root.Prose(key, example).Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) : [];

    private static DateOnly? Day(ConfigReader root, string key) =>
        root.Has(key) && root.Text(key, "2014-01-02", IsDay, "a date") is { } day ? DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) : null;

    private static bool IsDay(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out _);
}
