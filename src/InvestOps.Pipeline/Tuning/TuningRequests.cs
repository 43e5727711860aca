using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using InvestOps.Domain.Tuning;
using InvestOps.Domain.Tuning.Folds;
using InvestOps.Domain.Tuning.Search;
using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Backtesting;
using InvestOps.Pipeline.Configuration;
using InvestOps.Pipeline.Runs;

namespace InvestOps.Pipeline.Tuning;

/// <summary>Settles tunings: reads grids, checks every value against the strategy, and everything against the stored data, before anything runs.</summary>
public sealed class TuningRequests(StrategyFiles strategies, BacktestRequests requests, RunIdentity identity)
{
    /// <summary>The most trials of one tuning.</summary>
    public const int MostTrials = 100_000;

    /// <summary>How many of the best trials get their full backtest where nothing is said.</summary>
    public const int UsualBacktests = 3;

    private const int UsualTrials = 200;

    /// <exception cref="InvalidRequestException">Says all that is wrong.</exception>
    /// <exception cref="ConfigurationException">The strategy's file is wrong.</exception>
    public async Task<SettledTuning> SettleAsync(TuningAsk ask, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(ask);
        var template = strategies.Open(ask.Strategy ?? throw new InvalidRequestException(["Say what to tune: --strategy NAME --grid KEY=VALUES, or --plan NAME."]));
        var settled = await requests.SettleAsync(MessageOf(ask, template.Name), cancellationToken);
        var faults = new List<string>();
        var dimensions = new DimensionText(template, ask.Parameters).Read(ask.Grid, faults);
        var objective = GridText.MeasureOf(ask.Objective ?? "sharpe", "objective", faults);
        var constraints = ask.Constraints.Select(text => GridText.ConstraintOf(text, faults)).OfType<Constraint>().ToArray();
        if (constraints.Any(one => constraints.Any(one.Contradicts)))
        {
            faults.Add("The constraints contradict each other: nothing can meet all of them.");
        }

        var returns = ReturnsIn(settled);
        var folds = GridText.FoldsOf(ask.Folds, returns, faults);
        var search = SearchOf(ask, faults);
        var trials = TrialsOf(ask, search, dimensions, faults);
        CheckNumbers(ask, faults);
        ThrowIfWrong(faults);
        var plan = PlanOf(ask, settled, dimensions, search, trials, new Goal(objective, constraints), folds);
        var samples = new ValueCheck(template, plan).Samples(faults);
        ThrowIfWrong(faults);
        return new SettledTuning(plan, template, settled.Market, returns, samples);
    }

    /// <summary>Opens a plan that was settled before, perhaps by another machine.</summary>
    /// <exception cref="InvalidRequestException">The data, the strategy or the code here are others than the plan's.</exception>
    public async Task<SettledTuning> OpenAsync(TuningPlan plan, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var template = strategies.Open(plan.Strategy);
        var message = new BacktestMessage { Strategy = plan.Strategy, From = plan.From, To = plan.To, Capital = plan.Capital, Parameters = ParametersOf(plan.Parameters) };
        var settled = await requests.SettleAsync(message, cancellationToken);
        var faults = new List<string>();
        Require(settled.Vintage == plan.Vintage, "The market data here is not what the tuning was planned on.", faults);
        Require(settled.Strategy.Fingerprint == plan.Fingerprint, $"The strategy {plan.Strategy} here is defined in another way than where the tuning was planned.", faults);
        Require(identity.CodeVersion == plan.CodeVersion, $"The code here is version {identity.CodeVersion}, the tuning was planned by {plan.CodeVersion}.", faults);
        ThrowIfWrong(faults);
        var samples = new ValueCheck(template, plan).Samples(faults);
        ThrowIfWrong(faults);
        return new SettledTuning(plan, template, settled.Market, ReturnsIn(settled), samples);
    }

    private static void Require(bool holds, string otherwise, List<string> faults)
    {
        if (!holds)
        {
            faults.Add(otherwise);
        }
    }

    private static void ThrowIfWrong(List<string> faults)
    {
        if (faults.Count > 0)
        {
            throw new InvalidRequestException(faults);
        }
    }

    private static BacktestMessage MessageOf(TuningAsk ask, string strategy) => new()
    {
        Strategy = strategy,
        From = ask.From,
        To = ask.To,
        Capital = ask.Capital,
        Parameters = ParametersOf(ask.Parameters),
    };

    private static SortedDictionary<string, string>? ParametersOf(IReadOnlyDictionary<string, string> parameters)
    {
        var sorted = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (path, value) in parameters)
        {
            sorted[path] = value;
        }

        return sorted.Count == 0 ? null : sorted;
    }

    private static int ReturnsIn(SettledBacktest settled)
    {
        var calendar = settled.Market.Calendar;
        return calendar.IndexOf(calendar.LastOnOrBefore(settled.Request.To)!.Value) - calendar.IndexOf(calendar.FirstOnOrAfter(settled.Request.From)!.Value) + 1;
    }

    private static SearchKind SearchOf(TuningAsk ask, List<string> faults)
    {
        var name = ask.Search ?? "grid";
        if (name.All(char.IsAsciiLetterLower) && Enum.TryParse<SearchKind>(name, ignoreCase: true, out var search))
        {
            return search;
        }

        faults.Add($"'{Configuration.Yaml.Spelling.Shown(name)}' is no search; expected is grid, random, tpe or cma.");
        return SearchKind.Grid;
    }

    private static void CheckNumbers(TuningAsk ask, List<string> faults)
    {
        if (ask.Backtests is < 0 or > TuningDocuments.MostTop)
        {
            faults.Add(string.Create(CultureInfo.InvariantCulture, $"{ask.Backtests} full backtests; expected is a number from 0 to {TuningDocuments.MostTop}."));
        }

        if (ask.Seed < 0)
        {
            faults.Add(string.Create(CultureInfo.InvariantCulture, $"{ask.Seed} is no seed; expected is a number from 0 on."));
        }
    }

    private static int TrialsOf(TuningAsk ask, SearchKind search, IReadOnlyList<Dimension> dimensions, List<string> faults)
    {
        if (ask.Trials is { } asked && asked is < 1 or > MostTrials)
        {
            faults.Add(string.Create(CultureInfo.InvariantCulture, $"{ask.Trials} trials; expected is a number from 1 to {MostTrials}."));
            return 1;
        }

        var combinations = dimensions.Aggregate(BigInteger.One, (product, dimension) => product * dimension.Values.Count);
        var most = search == SearchKind.Grid ? MostTrials : long.MaxValue;
        if (combinations > most)
        {
            faults.Add(string.Create(CultureInfo.InvariantCulture, $"The grid has {combinations:N0} combinations; {search.ToString().ToLowerInvariant()} takes {most:N0} at most. Take fewer values, or --search random --trials 1000."));
        }

        if (search == SearchKind.Grid && ask.Trials is { } limit && combinations > limit)
        {
            faults.Add(string.Create(CultureInfo.InvariantCulture, $"The grid has {combinations:N0} combinations, more than the {limit} trials that are allowed. A grid is run whole; take --search random to try a part of it."));
        }

        return (int)BigInteger.Min(combinations, search == SearchKind.Grid ? MostTrials : ask.Trials ?? UsualTrials);
    }

    private TuningPlan PlanOf(
        TuningAsk ask, SettledBacktest settled, IReadOnlyList<Dimension> dimensions, SearchKind search, int trials, Goal goal, FoldRules folds)
    {
        var plan = new TuningPlan
        {
            Id = "",
            Strategy = settled.Strategy.Name,
            From = settled.Request.From,
            To = settled.Request.To,
            Capital = (long)settled.Request.Capital.Amount,
            Parameters = ParametersOf(ask.Parameters) ?? new SortedDictionary<string, string>(StringComparer.Ordinal),
            Dimensions = dimensions,
            Search = search,
            Trials = trials,
            Seed = search == SearchKind.Grid ? 0 : ask.Seed ?? 1,
            Objective = goal.Objective,
            Constraints = goal.Constraints,
            Folds = folds,
            Backtests = ask.Backtests ?? UsualBacktests,
            Vintage = settled.Vintage,
            Fingerprint = settled.Strategy.Fingerprint,
            CodeVersion = identity.CodeVersion,
        };
        var hash = Convert.ToHexStringLower(SHA256.HashData(AssetJson.Write(plan)));
        return plan with { Id = $"{plan.Strategy.ToLowerInvariant()}-{hash[..12]}" };
    }
}
