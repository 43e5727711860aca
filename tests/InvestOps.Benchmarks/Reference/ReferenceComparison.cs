using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using InvestOps.Domain.Backtesting;
using InvestOps.Domain.Market;
using InvestOps.Domain.Scanning.Scanners;

namespace InvestOps.Benchmarks.Reference;

/// <summary>
/// The reference backtest and its sweep, beside the hand-written Python programs in the same run: <c>compare MARKET [SCRIPTS]</c>,
/// the folder of the market's columns and that of the programs. Minimum and median, everything in memory and warm.
/// </summary>
internal static class ReferenceComparison
{
    private const int Runs = 300;
    private const int Sweeps = 9;
    private const double MillisecondsOfSecond = 1000;

    public static int Run(string market, string? scripts)
    {
        var panel = ReferenceMarket.Load(market);
        var strategy = Strategies.Reference();
        var request = ReferenceMarket.Request(panel, strategy);
        var runner = new BacktestRunner(panel);
        var single = Print("one backtest", Runs, () => runner.Run(request, strategy).FinalEquity);
        BacktestSet[] sets =
        [
            .. from lookback in new[] { 63, 126, 189, 252 }
               from skip in new[] { 0, 5, 10, 21 }
               from top in new[] { 10, 20, 30, 50 }
               select new BacktestSet(request, strategy with { Scanner = new MomentumScanner(lookback, skip), Sizing = strategy.Sizing with { TopN = top } }),
        ];
        var sweep = Print("64 sets, one worker", Sweeps, () => Best(panel, sets, 1));
        Print("64 sets, two workers", Sweeps, () => Best(panel, sets, 2));
        if (scripts is not null)
        {
            PrintPeer("numpy, one backtest", single, market, Path.Combine(scripts, "reference_numpy.py"));
            PrintPeer("numba, one backtest", single, market, Path.Combine(scripts, "reference_numba.py"));
            PrintPeer("numba, 64 sets", sweep, market, Path.Combine(scripts, "reference_numba.py"), "sweep");
        }

        return 0;
    }

    private static Won Best(MarketPanel panel, BacktestSet[] sets, int workers) =>
        new BacktestSweep(panel).Run(sets, workers, (count, work) => Parallel.For(0, count, work)).Max(outcome => outcome.FinalEquity);

    private static double Print(string what, int times, Func<Won> run)
    {
        var elapsed = new double[times];
        var result = run();
        for (var time = 0; time < times; time++)
        {
            var start = Stopwatch.GetTimestamp();
            run();
            elapsed[time] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }

        Array.Sort(elapsed);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-22} minimum {elapsed[0],9:0.000} ms   median {elapsed[times / 2],9:0.000} ms   {result} won"));
        return elapsed[0];
    }

    private static void PrintPeer(string what, double ours, params string[] scriptAndArguments)
    {
        // The script is the second: the market comes first in its arguments.
        var start = new ProcessStartInfo("/usr/bin/python3", [scriptAndArguments[1], scriptAndArguments[0], .. scriptAndArguments[2..]]) { RedirectStandardOutput = true, UseShellExecute = false };
        using var peer = Process.Start(start) ?? throw new InvalidOperationException("Python did not start.");
        var answer = peer.StandardOutput.ReadToEnd();
        peer.WaitForExit();
        if (peer.ExitCode != 0)
        {
            Console.WriteLine($"{what,-22} did not run");
            return;
        }

        var milliseconds = JsonDocument.Parse(answer).RootElement.GetProperty("sim_s").GetDouble() * MillisecondsOfSecond;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-22} best    {milliseconds,9:0.0} ms   {milliseconds / ours:0.0} times ours on one thread"));
    }
}
