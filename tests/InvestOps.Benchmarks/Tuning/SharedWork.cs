using System.Globalization;
using InvestOps.Adapters.FileStorage;
using InvestOps.Domain.Backtesting;
using InvestOps.Domain.Calendar;
using InvestOps.Domain.Market;
using InvestOps.Domain.Portfolios;
using InvestOps.Pipeline.Configuration;
using InvestOps.Pipeline.MarketData;

namespace InvestOps.Benchmarks.Tuning;

/// <summary>
/// What trials save by sharing: <c>tuning-shared ROOT</c>. A thousand backtests of 25 signals in one sweep, as a tuning runs them; each in a sweep
/// of its own, so that each ranks the market anew; and what loading the panel costs, which is then paid once instead of a thousand times. Processor seconds, so that it does not matter what else the machine does.
/// </summary>
internal static class SharedWork
{
    private const int Signals = 25;
    private const int Portfolios = 40;

    public static async Task<int> RunAsync(string root)
    {
        var strategies = Strategies();
        var calendar = TradingCalendar.Krx();
        var market = new MarketStore(new FileAssetStore(root), calendar);
        var described = await market.DescribeAsync(CancellationToken.None) ?? throw new InvalidDataException($"{root} holds no market.");
        var sessions = described.Calendar.Sessions.Where(described.IsStored).ToArray();
        var request = new PanelRequest
        {
            From = sessions[0].Date,
            To = sessions[^1].Date,
            Described = described,
            Columns = [.. strategies.SelectMany(strategy => Backtest.Columns(strategy).Union(strategy.Columns)).Distinct().Order()],
            Status = strategies.Any(strategy => strategy.NeedsStatus),
            Indices = true,
        };
        MarketPanel? panel = null;
        var load = await TimeAsync(async () => panel = await market.LoadAsync(request, CancellationToken.None));
        var tape = await TimeAsync(() =>
        {
            panel!.PrepareForBacktests(InTurn);
            return Task.CompletedTask;
        });
        BacktestSet[] sets = [.. strategies.Select(strategy => new BacktestSet(new BacktestRequest { Id = "shared", Strategy = strategy.Name, From = sessions[strategies.Max(one => one.Lookback)].Date, To = sessions[^1].Date, Capital = new Won(100_000_000) }, strategy))];
        var sweep = new BacktestSweep(panel!);
        sweep.Run(sets[..2]);
        var shared = await TimeAsync(() => Task.FromResult(sweep.Run(sets)));
        var alone = await TimeAsync(() =>
        {
            Array.ForEach(sets, set => sweep.Run([set]));
            return Task.CompletedTask;
        });
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"panel {load:0.00} s, tape {tape:0.00} s, once for all trials"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{sets.Length} trials of {Signals} signals: {shared:0.00} s; each ranked anew: {alone:0.00} s; each on a panel of its own: {alone + (sets.Length * (load + tape)):0} s, reckoned"));
        return 0;
    }

    private static Strategy[] Strategies()
    {
        var template = new StrategyFiles(Path.Combine(Checkout.Root, "configs")).Open("momentum_topN_v1");
        return
        [
            .. from signal in Enumerable.Range(0, Signals)
               from portfolio in Enumerable.Range(0, Portfolios)
               select template.Read(new SortedDictionary<string, string>(StringComparer.Ordinal)
               {
                   ["hold_core"] = "false",
                   ["scanner.lookback"] = (20 + (10 * signal)).ToString(CultureInfo.InvariantCulture),
                   ["scanner.skip"] = "0",
                   ["sizing.top_n"] = (5 + portfolio).ToString(CultureInfo.InvariantCulture),
               }),
        ];
    }

    private static void InTurn(int pieces, Action<int> work)
    {
        for (var piece = 0; piece < pieces; piece++)
        {
            work(piece);
        }
    }

    private static async Task<double> TimeAsync(Func<Task> work)
    {
        var before = Environment.CpuUsage.TotalTime;
        await work();
        return (Environment.CpuUsage.TotalTime - before).TotalSeconds;
    }
}
