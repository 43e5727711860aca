using InvestOps.Domain.Backtesting;
using InvestOps.Domain.Calendar;
using InvestOps.Domain.Market;
using InvestOps.Domain.Performance;
using InvestOps.Domain.Performance.Books;
using InvestOps.Domain.Trading;
using InvestOps.Pipeline.Reporting.TearSheets;
using InvestOps.Pipeline.Reporting.Wording;

namespace InvestOps.Testing;

/// <summary>A tear sheet whose curve is a seeded random walk and whose figures follow from it.</summary>
public static class MadeUpBacktest
{
    private static readonly TradingCalendar Calendar = TradingCalendar.Krx();

    /// <summary>A sheet of so many sessions.</summary>
    public static TearSheet Walk(int sessions, int seed = 7, double drift = 0.0006, ReportLanguage language = ReportLanguage.English)
    {
        var random = new Random(seed);
        var (equity, index) = (100_000_000d, 2000d);
        var values = new List<(double Equity, double Index)>();
        for (var day = 0; day < sessions; day++)
        {
            values.Add((equity, index));
            var market = 0.011 * Normal(random);
            equity *= 1 + drift + (0.8 * market) + (0.009 * Normal(random));
            index *= 1 + 0.0001 + market;
        }

        return Of([.. values], language);
    }

    /// <summary>A sheet of the given equity and index values, from 2018-01-02 on.</summary>
    public static TearSheet Of(IReadOnlyList<(double Equity, double Index)> values, ReportLanguage language = ReportLanguage.English)
    {
        ArgumentNullException.ThrowIfNull(values);
        var start = Calendar.IndexOf(Calendar.Session(new DateOnly(2018, 1, 2)));
        EquityPoint[] curve = [.. values.Select((value, day) => new EquityPoint(Calendar.Sessions[start + day], new Won((decimal)Math.Round(value.Equity)), new Won(1_234_567), value.Index))];
        var equity = values.Select(value => value.Equity).ToArray();
        var drawdowns = equity.Select((value, day) => (value / equity[..(day + 1)].Max()) - 1).ToArray();
        var result = Result(curve);
        return new TearSheet
        {
            Result = result,
            Report = PerformanceMeasures.Measure(result, Holdings(result), new Dictionary<string, double[]>(StringComparer.Ordinal) { ["KOSPI"] = [.. values.Select(value => value.Index)] }) with
            {
                Summary = Summary(values, drawdowns),
                Costs = new CostAttribution { Prices = new Won(94_185_205), Commission = new Won(1_870_331), SalesTax = new Won(11_402_870), Slippage = new Won(9_912_004), Net = new Won(71_000_000) },
                Yearly = Periods(values, curve, date => (date.Year, null)),
                Monthly = Periods(values, curve, date => (date.Year, date.Month)),
                Drawdowns = drawdowns,
            },
            Names = new Dictionary<Symbol, string> { [Symbol.Parse("900110")] = "한결전자", [Symbol.Parse("900220")] = "새봄반도체" },
            StrategyDescription = "The twenty common shares with the highest momentum over 252 sessions, less the last 21, formed anew each month.",
            Inputs = new BacktestInputs
            {
                PriceBasis = PriceBasis.Adjusted,
                DataVintage = "2014-01-02 to 2024-12-30, sha256 4f1c…09ab",
                StrategyFingerprint = "9a3f6f0c0e8a4b0b8a55e8f6f3a1d2c49b1e7d6655c4f3a2b1908f7e6d5c4b3a",
                CodeVersion = "0.1.0+76f44c8",
                Warnings = ["Prices were adjusted by their source; delisted issues are missing before 2015."],
            },
            Language = language,
        };
    }

    /// <summary>The request that every sheet answers.</summary>
    public static BacktestRequest Request() => new()
    {
        Id = "momentum-topn-v1-5e0c2f7d",
        Strategy = "momentum_topN_v1",
        From = new DateOnly(2018, 1, 2),
        To = new DateOnly(2024, 1, 31),
        Capital = new Won(100_000_000),
        Parameters = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["sizing.topN"] = "20" },
    };

    // Ten issues take turns, four at a time at a fifth each; each turn is a trip of twenty sessions.
    private static HoldingHistory Holdings(BacktestResult result)
    {
        Symbol[] symbols = [Symbol.Parse("900110"), Symbol.Parse("900220"), Symbol.Parse("900440"), .. Enumerable.Range(1, 7).Select(number => Symbol.Parse($"90100{number}"))];
        var (ends, issues, amounts) = (new int[result.Curve.Count], new List<int>(), new List<double>());
        for (var t = 0; t < ends.Length; t++)
        {
            foreach (var issue in Enumerable.Range(t / 20, 4).Select(turn => turn % symbols.Length).Order())
            {
                issues.Add(issue);
                amounts.Add((double)result.Curve[t].Equity.Amount / 5);
            }

            ends[t] = issues.Count;
        }

        var trips = Enumerable.Range(0, result.Curve.Count / 20).Select(turn => new RoundTrip
        {
            Symbol = symbols[turn % symbols.Length],
            Opened = result.Curve[turn * 20].Date,
            Closed = result.Curve[(turn * 20) + 19].Date,
            Sessions = 19,
            Paid = new Won(5_000_000),
            Profit = new Won(((turn * 37 % 11) - 4) * 100_000),
            Delisted = false,
        });
        return new HoldingHistory(symbols, [.. trips], ends, [.. issues], [.. amounts]);
    }

    private static BacktestResult Result(EquityPoint[] curve)
    {
        var date = curve[^1].Date;
        return new BacktestResult
        {
            Request = Request(),
            Curve = curve,
            Fills =
            [
                Fill(date, "900110", Side.Buy, 120, 72_300m),
                Fill(date, "900220", Side.Sell, 31, 134_500m),
                Fill(date, "900440", Side.Buy, 77, 51_900m),
            ],
            LastHoldings =
            [
                new Holding { Symbol = Symbol.Parse("900110"), Name = "한결전자", Quantity = new Shares(120), Price = 72_700m, Value = new Won(8_724_000), Weight = 0.0512 },
                new Holding { Symbol = Symbol.Parse("900440"), Name = "누리온", Quantity = new Shares(77), Price = 52_000m, Value = new Won(4_004_000), Weight = 0.0481 },
                new Holding { Symbol = Symbol.Parse("0900Z0"), Name = "미르바이오홀딩스", Quantity = new Shares(9), Price = 491_500m, Value = new Won(4_423_500), Weight = 0.0499 },
            ],
            LapsedOrders = 4,
            CorporateActions = 11,
            Benchmark = "KOSPI",
        };
    }

    private static Fill Fill(TradingDate date, string code, Side side, int quantity, decimal price) => new()
    {
        Date = date,
        Symbol = Symbol.Parse(code),
        Side = side,
        Quantity = new Shares(quantity),
        Price = price,
        Amount = new Won(quantity * price * 1.001m),
        Commission = new Won(1_301),
        SalesTax = side == Side.Sell ? new Won(7_505) : Won.Zero,
        Slippage = new Won(quantity * price * 0.001m),
    };

    private static PerformanceSummary Summary(IReadOnlyList<(double Equity, double Index)> values, double[] drawdowns)
    {
        var years = (values.Count - 1) / 252d;
        var total = (values[^1].Equity / values[0].Equity) - 1;
        double? index = double.IsFinite(values[^1].Index) ? (values[^1].Index / values[0].Index) - 1 : null;
        return new PerformanceSummary
        {
            TotalReturn = total,
            Cagr = years > 0 ? Math.Pow(1 + total, 1 / years) - 1 : null,
            Volatility = years > 0 ? 0.1987 : null,
            Sharpe = years > 0 ? 0.81 : null,
            Sortino = years > 0 ? 1.17 : null,
            MaxDrawdown = drawdowns.Min(),
            LongestDrawdownDays = 612,
            Calmar = drawdowns.Min() < 0 ? 0.42 : null,
            BenchmarkTotalReturn = index,
            BenchmarkCagr = years > 0 && index is { } change ? Math.Pow(1 + change, 1 / years) - 1 : null,
            Beta = index is null ? null : 0.79,
            Commission = new Won(1_870_331),
            SalesTax = new Won(11_402_870),
            Slippage = new Won(9_912_004),
            Turnover = 4.12,
            Trades = 1_938,
            HitRatio = 0.534,
        };
    }

    private static PeriodReturn[] Periods(IReadOnlyList<(double Equity, double Index)> values, EquityPoint[] curve, Func<DateOnly, (int Year, int? Month)> period)
    {
        var groups = Enumerable.Range(0, curve.Length).GroupBy(day => period(curve[day].Date.Date));
        return [.. groups.Select(group =>
        {
            var (before, last) = (Math.Max(0, group.First() - 1), group.Last());
            double? benchmark = (values[last].Index / values[before].Index) - 1;
            return new PeriodReturn(group.Key.Year, group.Key.Month, (values[last].Equity / values[before].Equity) - 1, double.IsFinite(benchmark.Value) ? benchmark : null, -0.083);
        })];
    }

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
