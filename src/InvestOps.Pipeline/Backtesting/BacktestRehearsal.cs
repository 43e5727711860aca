using InvestOps.Domain.Backtesting;
using InvestOps.Domain.Calendar;
using InvestOps.Domain.Market;
using InvestOps.Domain.Portfolios;
using InvestOps.Domain.Scanning.Scanners;
using InvestOps.Domain.Trading;
using InvestOps.Domain.Universes;
using InvestOps.Pipeline.MarketData;
using InvestOps.Pipeline.MarketData.Manifest;
using InvestOps.Pipeline.Reporting.Wording;

namespace InvestOps.Pipeline.Backtesting;

/// <summary>
/// A backtest of a few made-up issues, from the first signal to the last file, that nobody sees. Nearly half of what a cold process
/// spends on one backtest is compiling: done on another core while settings and market are read, it costs no time.
/// </summary>
public static class BacktestRehearsal
{
    private const int Sessions = 300; // more than a year, so that what is measured over a year is rehearsed too
    private const int Issues = 4;

    /// <param name="language">The language that the real report will be in.</param>
    /// <param name="cancellationToken">Ends it between two of its parts.</param>
    public static async Task RunAsync(ReportLanguage language, CancellationToken cancellationToken)
    {
        var rules = Rules();
        var panel = Market(Backtest.Columns(rules).Union(rules.Columns));
        var request = new BacktestRequest
        {
            Id = "rehearsal",
            Strategy = "rehearsal",
            From = panel.Sessions[0].Date,
            To = panel.Sessions[^1].Date,
            Capital = new Won(BacktestRequest.MinimumCapital),
        };
        var empty = new MarketManifest { Basis = panel.Basis, Sessions = CalendarKind.Krx };
        var settled = new SettledBacktest(request, rules, new MarketDescription(empty, panel.Calendar), "none");
        panel.PrepareForBacktests((pieces, work) => Parallel.For(0, pieces, work));
        var result = Backtest.Run(request, rules, panel, _ => cancellationToken.ThrowIfCancellationRequested());
        await new BacktestWriter("none", language).WriteAsync(settled, panel, result, [], cancellationToken);
    }

    private static Strategy Rules() => new()
    {
        Name = "rehearsal",
        Description = "Never published",
        Universe = [new NotHalted()],
        Scanner = new MomentumScanner(20, 1),
        Sizing = new Sizing { TopN = Issues / 2, Invested = new Weight(0.9m) },
        Rebalance = RebalanceSchedule.Monthly,
        Execution = new ExecutionRules { Fill = FillPrice.NextClose, Rounding = ShareRounding.Fractional },
        Costs = new TradingCosts { FixedSalesTax = 0.002m },
        Fingerprint = "none",
    };

    private static MarketPanel Market(IEnumerable<PanelColumn> columns)
    {
        var calendar = TradingCalendar.Krx();
        var first = calendar.IndexOf(calendar.Session(new DateOnly(2023, 1, 2)));
        var closes = PanelRows.Of([.. Enumerable.Range(0, Sessions * Issues).Select(Close)], Issues);
        return new MarketPanel(new PanelData
        {
            Basis = PriceBasis.Raw,
            Calendar = calendar,
            Sessions = [.. calendar.Sessions.Skip(first).Take(Sessions)],
            Issues = [.. Enumerable.Range(1, Issues).Select(number => new Listing { Symbol = Symbol.Parse($"{number:D5}0"), Name = "", Board = Board.Kospi })],
            Stored = [.. Enumerable.Repeat(true, Sessions)],
            Columns = columns.ToDictionary(column => column, column => column switch
            {
                PanelColumn.Adjustment => PanelRows.Same(1, Sessions, Issues),
                PanelColumn.Volume => PanelRows.Same(1_000, Sessions, Issues),
                _ => closes,
            }),
            Indices = new Dictionary<string, double[]>(StringComparer.Ordinal)
            {
                ["KOSPI"] = [.. Enumerable.Range(0, Sessions).Select(session => 2_000 + (100 * Math.Sin(session / 9d)))],
            },
        });
    }

    // Each issue goes up and down at its own pace, so that the best change from month to month.
    private static double Close(int cell) => Math.Round(10_000 * (1.5 + Math.Sin((cell / Issues) / (7d + (5 * (cell % Issues))))));
}
