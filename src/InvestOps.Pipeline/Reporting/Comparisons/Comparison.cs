using System.Globalization;
using System.Text.Json.Serialization;
using InvestOps.Domain.Performance;
using InvestOps.Pipeline.Backtesting;

namespace InvestOps.Pipeline.Reporting.Comparisons;

/// <summary>Several finished backtests over the range that all of them have.</summary>
public sealed record Comparison
{
    /// <summary>More curves in one picture could not be told apart.</summary>
    public const int Most = 8;

    private const double Base = 100;

    /// <summary>First session of the common range.</summary>
    public required DateOnly From { get; init; }

    /// <summary>Last session of the common range.</summary>
    public required DateOnly To { get; init; }

    /// <summary>Whether a backtest has sessions outside the common range, which are left out.</summary>
    public required bool IsCut { get; init; }

    public required IReadOnlyList<ComparedBacktest> Backtests { get; init; }

    /// <summary>What the backtests were made from: request, parameters, hashes.</summary>
    public required IReadOnlyList<ComparedFact> Facts { get; init; }

    [JsonIgnore]
    public IReadOnlyList<DateOnly> Dates { get; init; } = [];

    /// <exception cref="InvalidRequestException">Fewer than two or more than eight, one of them twice, or no sessions in common.</exception>
    public static Comparison Of(IReadOnlyList<FinishedBacktest> backtests)
    {
        ArgumentNullException.ThrowIfNull(backtests);
        Require(backtests.Count is >= 2 and <= Most, $"From 2 to {Most} backtests can be compared, not {backtests.Count}.");
        var twice = backtests.GroupBy(backtest => backtest.Id, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1)?.Key;
        Require(twice is null, $"{twice} is given more than once.");
        var (from, to) = (backtests.Max(backtest => backtest.Dates[0]), backtests.Min(backtest => backtest.Dates[^1]));
        Require(from < to, string.Create(CultureInfo.InvariantCulture, $"The backtests have no sessions in common: one begins on {from:yyyy-MM-dd}, another ends on {to:yyyy-MM-dd}."));
        DateOnly[] dates = [.. backtests[0].Dates.Where(date => date >= from && date <= to)];
        foreach (var other in backtests)
        {
            Require(
                dates.AsSpan().SequenceEqual([.. other.Dates.Where(date => date >= from && date <= to)]),
                $"{backtests[0].Id} and {other.Id} ran on markets with other sessions within the same range.");
        }

        return new Comparison
        {
            From = from,
            To = to,
            IsCut = backtests.Any(backtest => backtest.Dates[0] != from || backtest.Dates[^1] != to),
            Backtests = [.. backtests.Select(backtest => Measured(backtest, from, to))],
            Facts = FactsOf(backtests),
            Dates = dates,
        };
    }

    // Returns start from the value before the range: the session before it, or the capital, as on the tear sheet.
    private static ComparedBacktest Measured(FinishedBacktest backtest, DateOnly from, DateOnly to)
    {
        var start = backtest.Dates.TakeWhile(date => date < from).Count();
        var count = backtest.Dates.Count(date => date >= from && date <= to);
        double[] equity = [.. backtest.Equity.Skip(start).Take(count)];
        double[] values = [start == 0 ? (double)backtest.Result.Capital : backtest.Equity[start - 1], .. equity];
        double[] returns = [.. DailyReturns.Of(values).Select(r => double.IsNaN(r) ? 0 : r)];
        var total = (values[^1] / values[0]) - 1;
        var (cagr, deepest, performance) = (Growth.Cagr(total, returns.Length), Drawdown.Deepest(values), backtest.Result.Performance);
        return new ComparedBacktest
        {
            Id = backtest.Id,
            Strategy = backtest.Result.Strategy,
            TotalReturn = total,
            Cagr = cagr,
            Volatility = Dispersion.Volatility(returns),
            Sharpe = RewardToRisk.Sharpe(returns),
            Sortino = RewardToRisk.Sortino(returns),
            MaxDrawdown = deepest,
            Calmar = RewardToRisk.Calmar(cagr, deepest),
            HitRatio = HitRate.Of(returns),
            Turnover = performance.Turnover,
            Costs = performance.Commission + performance.SalesTax + performance.Slippage,
            Trades = backtest.Result.Trades,
            Equity = [.. equity.Select(value => Base * value / values[0])],
            Drawdowns = Drawdown.Series(values)[1..],
        };
    }

    private static ComparedFact[] FactsOf(IReadOnlyList<FinishedBacktest> backtests)
    {
        var parameters = backtests.SelectMany(backtest => backtest.Request.Parameters?.Keys ?? []).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        var inputs = backtests.SelectMany(backtest => backtest.Manifest.Inputs.Keys).Select(KindOf).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        return
        [
            Fact("strategy", backtest => backtest.Result.Strategy),
            Fact("from", backtest => backtest.Result.From.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            Fact("to", backtest => backtest.Result.To.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            Fact("capital", backtest => backtest.Result.Capital.ToString("#,##0", CultureInfo.InvariantCulture)),
            Fact("benchmark", backtest => backtest.Result.Benchmark),
            .. parameters.Select(name => Fact(name, backtest => backtest.Request.Parameters?.GetValueOrDefault(name) ?? "")),
            .. inputs.Select(kind => Fact(kind, backtest => string.Join(' ', backtest.Manifest.Inputs.Where(input => KindOf(input.Key) == kind).Select(input => input.Value)))),
            Fact("code", backtest => backtest.Manifest.CodeVersion),
        ];

        ComparedFact Fact(string name, Func<FinishedBacktest, string> value) => new(name, [.. backtests.Select(value)]);
    }

    // The manifest names strategies with their file, strategy:momentum_topN_v1; its value is the definition's fingerprint.
    private static string KindOf(string input) => input.StartsWith("strategy:", StringComparison.Ordinal) ? "fingerprint" : input;

    private static void Require(bool holds, string otherwise)
    {
        if (!holds)
        {
            throw new InvalidRequestException([otherwise]);
        }
    }
}
