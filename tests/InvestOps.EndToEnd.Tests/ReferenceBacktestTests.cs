using System.Globalization;
using System.Text.Json;
using InvestOps.Testing;
using Xunit;

namespace InvestOps.EndToEnd.Tests;

/// <summary>From a file on disk to the printed result: the same figures as a computation of a few lines in plain doubles.</summary>
public sealed class ReferenceBacktestTests
{
    private const int Lookback = 252;
    private const int Skip = 21;
    private const int Top = 20;
    private const double Capital = 1_000_000_000;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task An_imported_market_and_the_reference_strategy_give_the_plain_computations_curve(int seed)
    {
        using var folder = new TemporaryFolder();
        var bars = new RandomBars(seed, sessions: 420, issues: 32);
        var file = Path.Combine(folder.Path, "bars.csv");
        await File.WriteAllTextAsync(file, bars.ToCsv(), TestContext.Current.CancellationToken);
        var root = Path.Combine(folder.Path, "root");

        var import = await InvestOpsProgram.RunAsync(folder.Path, "import", file, "--adjusted", "--sessions", "from-data", "--root", root);
        var run = await InvestOpsProgram.RunAsync(folder.Path, "backtest", "run", "--strategy", "reference_momentum", "--json", "--root", root);

        Assert.Equal((0, 0), (import.ExitCode, run.ExitCode));
        var (equity, trades) = Naive(bars);
        using var printed = JsonDocument.Parse(run.Output);
        Assert.Equal(trades, printed.RootElement.GetProperty("trades").GetInt32());
        Assert.True(trades > 60);
        var curve = (await File.ReadAllLinesAsync(printed.RootElement.GetProperty("equityCurve").GetString()!, TestContext.Current.CancellationToken))[1..].Select(line => line.Split(',')).ToArray();
        Assert.Equal(bars.Dates, curve.Select(point => DateOnly.ParseExact(point[0], "yyyy-MM-dd", CultureInfo.InvariantCulture)));
        for (var t = 0; t < equity.Length; t++)
        {
            Assert.Equal(1, double.Parse(curve[t][1], CultureInfo.InvariantCulture) / equity[t], 1e-9);
        }

        Assert.Equal(1, printed.RootElement.GetProperty("finalEquity").GetDouble() / equity[^1], 1e-9);
    }

    // Signals after a month's last close, filled at the next session's close carried forward, each at 0.99 ÷ 20 of equity.
    private static (double[] Equity, int Trades) Naive(RandomBars bars)
    {
        int issues = bars.Close.Length, sessions = bars.Dates.Length, trades = 0;
        var (held, last, equity, cash) = (new double[issues], new double[issues], new double[sessions], Capital);
        int[]? picks = null;
        for (var t = 0; t < sessions; t++)
        {
            for (var i = 0; i < issues; i++)
            {
                last[i] = double.IsNaN(bars.Close[i][t]) ? last[i] : bars.Close[i][t];
            }

            var worth = cash + held.Zip(last, (shares, price) => shares * price).Sum();
            for (var i = 0; picks is not null && i < issues; i++)
            {
                var target = picks.Contains(i) ? 0.99 / Top * worth / last[i] : 0;
                var change = target - held[i];
                cash -= change * last[i] * (change > 0 ? 1.001 * 1.00015 : 0.999 * (1 - 0.00015 - 0.0018));
                trades += change == 0 ? 0 : 1;
                held[i] = target;
            }

            equity[t] = cash + held.Zip(last, (shares, price) => shares * price).Sum();
            picks = Picks(bars, t);
        }

        return (equity, trades);
    }

    private static int[]? Picks(RandomBars bars, int t)
    {
        if (t < Lookback || t + 1 == bars.Dates.Length || bars.Dates[t].Month == bars.Dates[t + 1].Month)
        {
            return null;
        }

        return [.. Enumerable.Range(0, bars.Close.Length)
            .Where(i => bars.Volume[i][t] > 0 && !double.IsNaN(bars.Close[i][t - Lookback] + bars.Close[i][t - Skip] + bars.Close[i][t]))
            .OrderByDescending(i => bars.Close[i][t - Skip] / bars.Close[i][t - Lookback])
            .ThenBy(i => i)
            .Take(Top)];
    }
}
