using InvestOps.Domain.Backtesting;
using InvestOps.Domain.Market;
using InvestOps.Domain.Performance;
using InvestOps.Domain.Tests.Backtesting;
using InvestOps.Domain.Trading;
using InvestOps.Testing;
using Xunit;

namespace InvestOps.Domain.Tests.Performance;

public sealed class PerformanceMeasuresTests
{
    [Fact]
    public void A_summary_starts_from_the_capital_before_the_first_session()
    {
        var summary = PerformanceMeasures.Summarize(Curve(100, [90, 99, 108], [50, 55, 60]));

        Assert.Equal(0.08, summary.TotalReturn, 1e-15);
        Assert.Equal(Math.Pow(1.08, 252 / 3d) - 1, summary.Cagr!.Value, 1e-9);
        Assert.Equal(-0.1, summary.MaxDrawdown, 1e-15);
        Assert.Equal(2d / 3, summary.HitRatio);
        Assert.Equal(summary.Cagr.Value / 0.1, summary.Calmar!.Value, 1e-9);
    }

    [Fact]
    public void The_benchmark_counts_from_the_first_sessions_close()
    {
        var summary = PerformanceMeasures.Summarize(Curve(100, [100, 110, 99], [50, 60, 48]));

        Assert.Equal(-0.04, summary.BenchmarkTotalReturn!.Value, 1e-15);
        Assert.Equal(Math.Pow(0.96, 126) - 1, summary.BenchmarkCagr!.Value, 1e-12);
        Assert.Equal(0.5, summary.Beta!.Value, 1e-12);   // +10 % and −10 % against +20 % and −20 %
    }

    [Fact]
    public void Without_an_index_there_are_no_benchmark_measures()
    {
        var summary = PerformanceMeasures.Summarize(Curve(100, [100, 110, 99], [double.NaN, double.NaN, double.NaN]));

        Assert.Null(summary.BenchmarkTotalReturn);
        Assert.Null(summary.BenchmarkCagr);
        Assert.Null(summary.Beta);
    }

    [Fact]
    public void A_flat_curve_has_no_ratios()
    {
        var summary = PerformanceMeasures.Summarize(Curve(100, [100, 100, 100], [50, 60, 48]));

        Assert.Equal((0d, 0d, 0d, 0), (summary.TotalReturn, summary.Cagr, summary.MaxDrawdown, summary.LongestDrawdownDays));
        Assert.Null(summary.Sharpe);
        Assert.Null(summary.Sortino);
        Assert.Null(summary.Calmar);
        Assert.Null(summary.HitRatio);
        Assert.Equal(0, summary.Turnover);
    }

    [Fact]
    public void Costs_and_turnover_are_summed_over_the_fills()
    {
        var market = new MarketBuilder(3).Issue("000010", t => new[] { 10_000, 10_200, 10_100 }[t]).Opens("000010", t => new[] { 9_900, 10_050, 10_300 }[t]);
        var result = BacktestCase.Run(BacktestCase.Strategy(BacktestCase.HoldUntil(market, 1, "000010")), market.Build());

        var summary = PerformanceMeasures.Summarize(result);

        Assert.Equal((1_486m + 1_520m, 18_243m, 9_900m + 10_146m), (summary.Commission.Amount, summary.SalesTax.Amount, summary.Slippage.Amount));
        Assert.Equal(2, summary.Trades);
        var mean = (10_000_000d + 10_136_364 + 10_204_955) / 3;
        Assert.Equal((9_909_150d + 10_135_354) / 2 / mean * 252 / 3, summary.Turnover, 1e-9);
    }

    [Fact]
    public void Months_and_years_run_from_the_last_value_before_them()
    {
        // 2023-12-27 and 28, 2024-01-02 and 03.
        var result = Curve(100, [110, 121, 60.5m, 66.55m], [50, 55, 66, 33], new DateOnly(2023, 12, 27));

        var years = PerformanceMeasures.Yearly(result);
        var months = PerformanceMeasures.Monthly(result);

        Assert.Equal([(2023, null), (2024, null)], years.Select(year => (year.Year, year.Month)));
        Assert.Equal([(2023, (int?)12), (2024, 1)], months.Select(month => (month.Year, month.Month)));
        Assert.Equal([0.21, -0.45], years.Select(year => Math.Round(year.Return, 12)));
        Assert.Equal([0.1, -0.4], years.Select(year => Math.Round(year.Benchmark!.Value, 12)));
        Assert.Equal([0, -0.5], years.Select(year => Math.Round(year.MaxDrawdown, 12)));
        Assert.Equal(years.Select(year => year.Return), months.Select(month => month.Return));
    }

    [Fact]
    public void Returns_of_all_months_compound_to_the_total_return()
    {
        var random = new RandomMarket(7);
        var result = BacktestCase.Run(random.Strategy, random.Market.Build());

        var compound = PerformanceMeasures.Monthly(result).Aggregate(1d, (growth, month) => growth * (1 + month.Return)) - 1;

        Assert.NotEqual(0, compound);
        Assert.Equal(PerformanceMeasures.Summarize(result).TotalReturn, compound, 1e-12);
    }

    private static BacktestResult Curve(decimal capital, decimal[] equity, double[] benchmark, DateOnly? first = null)
    {
        var sessions = new MarketBuilder(first ?? new DateOnly(2024, 1, 2), equity.Length).Sessions;
        return new BacktestResult
        {
            Request = BacktestCase.Request(sessions[0].Date, sessions[^1].Date, capital),
            Curve = [.. equity.Select((value, t) => new EquityPoint(sessions[t], new Won(value), Won.Zero, benchmark[t]))],
            Fills = Array.Empty<Fill>(),
            LastHoldings = [],
            LapsedOrders = 0,
            CorporateActions = 0,
            Benchmark = "KOSPI",
        };
    }
}
