using System.CommandLine;
using InvestOps.Pipeline.Backtesting;
using InvestOps.Pipeline.Tuning;

namespace InvestOps.Cli.Commands;

/// <summary>The options that say what to search, and how.</summary>
internal sealed class TuneOptions
{
    private readonly BacktestOptions _backtest = new();

    private readonly Option<string?> _plan = new("--plan", "-p") { Description = "Name of a file in configs/tuning, without its ending; other options go before what it says.", HelpName = "NAME" };

    private readonly Option<string[]> _grid = Several("--grid", "Settings to vary and their values: lookback=63,126,252 skip=0..21:7.", "KEY=VALUES");

    private readonly Option<string?> _search = new("--search") { Description = "grid (all combinations), random, tpe or cma. [default: grid]", HelpName = "KIND" };

    private readonly Option<int?> _trials = new("--trials") { Description = "The most trials. [default: all of a grid, 200 otherwise]", HelpName = "N" };

    private readonly Option<long?> _seed = new("--seed") { Description = "Seed of a search that draws. [default: 1]", HelpName = "N" };

    private readonly Option<string?> _objective = new("--objective") { Description = "sharpe, sortino, cagr, calmar, total_return, max_drawdown or volatility (least). [default: sharpe]", HelpName = "MEASURE" };

    private readonly Option<string[]> _constraint = Several("--constraint", "What a trial must meet: \"max_drawdown>-0.4\". May be given again.", "MEASURE>NUMBER");

    private readonly Option<string[]> _folds = Several("--folds", "Sessions of a walk-forward and of cross-validation: train=756 test=252 kfold=5 purge=21 embargo=21 blocks=16.", "KEY=NUMBER");

    private readonly Option<int?> _backtests = new("--backtests") { Description = "How many of the best trials get their full backtest with a tear sheet, 0 to 20. [default: 3]", HelpName = "N" };

    public IEnumerable<Option> All => [_backtest.Strategy, _plan, _grid, _search, _trials, _seed, _objective, _constraint, _folds, _backtests, _backtest.From, _backtest.To, _backtest.Capital, _backtest.Set];

    /// <param name="configs">The folder of configurations.</param>
    /// <exception cref="InvalidRequestException">Says all that is wrong.</exception>
    public TuningAsk Read(ParseResult parsed, string configs)
    {
        var file = parsed.GetValue(_plan) is { } name ? TuningFile.Load(configs, name) : null;
        var given = new TuningAsk
        {
            Strategy = parsed.GetValue(_backtest.Strategy),
            Grid = parsed.GetValue(_grid) ?? [],
            Search = parsed.GetValue(_search),
            Trials = parsed.GetValue(_trials),
            Seed = parsed.GetValue(_seed),
            Objective = parsed.GetValue(_objective),
            Constraints = parsed.GetValue(_constraint) ?? [],
            Folds = parsed.GetValue(_folds) ?? [],
            Backtests = parsed.GetValue(_backtests),
            From = parsed.GetValue(_backtest.From),
            To = parsed.GetValue(_backtest.To),
            Capital = parsed.GetValue(_backtest.Capital),
            Parameters = SetIn(parsed),
        };
        return file is null ? given : given.Over(file);
    }

    private SortedDictionary<string, string> SetIn(ParseResult parsed)
    {
        var parameters = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in parsed.GetValue(_backtest.Set) ?? [])
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            parameters[equals > 0 ? pair[..equals] : throw new InvalidRequestException([$"--set {pair} is no KEY=VALUE; for example --set scanner.lookback=126."])] = pair[(equals + 1)..];
        }

        return parameters;
    }

    private static Option<string[]> Several(string name, string description, string help) =>
        new(name) { Description = description, HelpName = help, AllowMultipleArgumentsPerToken = true };
}
