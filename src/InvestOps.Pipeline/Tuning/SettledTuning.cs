using InvestOps.Domain.Backtesting;
using InvestOps.Domain.Market;
using InvestOps.Domain.Portfolios;
using InvestOps.Domain.Tuning;
using InvestOps.Domain.Tuning.Folds;
using InvestOps.Domain.Tuning.Search;
using InvestOps.Pipeline.Backtesting;
using InvestOps.Pipeline.Configuration;
using InvestOps.Pipeline.MarketData;

namespace InvestOps.Pipeline.Tuning;

/// <summary>A plan and what it will be run on.</summary>
/// <param name="Template">The strategy's file.</param>
/// <param name="Market">The market as it is stored now.</param>
/// <param name="Returns">How many daily returns a trial has.</param>
/// <param name="Samples">A strategy for each value of each dimension: what they read, a panel must hold.</param>
public sealed record SettledTuning(TuningPlan Plan, StrategyTemplate Template, MarketDescription Market, int Returns, IReadOnlyList<Strategy> Samples)
{
    public SearchSpace Space { get; } = new(Plan.Dimensions);

    public FoldPlan Folds { get; } = new(Returns, Plan.Folds);

    public Goal Goal { get; } = new(Plan.Objective, Plan.Constraints);

    public BacktestRequest Request { get; } = new()
    {
        Id = Plan.Id,
        Strategy = Plan.Strategy,
        From = Plan.From,
        To = Plan.To,
        Capital = new Won(Plan.Capital),
    };

    /// <summary>The index that trials are held against.</summary>
    public string Benchmark => Samples[0].Benchmark;

    /// <summary>All values of a combination that differ from the strategy's file.</summary>
    public SortedDictionary<string, string> ParametersOf(long point)
    {
        var parameters = Space.ParametersOf(point);
        foreach (var (path, value) in Plan.Parameters)
        {
            parameters.TryAdd(path, value);
        }

        return parameters;
    }

    /// <summary>Asks for the full backtest of a combination.</summary>
    public BacktestMessage MessageOf(long point) => new()
    {
        Strategy = Plan.Strategy,
        From = Plan.From,
        To = Plan.To,
        Capital = Plan.Capital,
        Parameters = ParametersOf(point),
    };

    /// <returns>Null where the strategy's own rules refuse the combination, as a skip that is longer than its lookback.</returns>
    public Strategy? StrategyOf(long point)
    {
        try
        {
            return Template.Read(ParametersOf(point));
        }
        catch (ConfigurationException)
        {
            return null;
        }
    }

    /// <summary>The search from its start on.</summary>
    public ISearch BeginSearch() => Plan.Search switch
    {
        SearchKind.Random => new RandomSearch(Space, Plan.Trials, (ulong)Plan.Seed),
        SearchKind.Tpe => new TpeSearch(Space, Plan.Trials, (ulong)Plan.Seed),
        SearchKind.Cma => new CmaSearch(Space, Plan.Trials, (ulong)Plan.Seed),
        _ => new GridSearch(Space),
    };
}
