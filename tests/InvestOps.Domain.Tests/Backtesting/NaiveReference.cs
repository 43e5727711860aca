using InvestOps.Domain.Market;

namespace InvestOps.Domain.Tests.Backtesting;

/// <summary>
/// Monthly momentum with full rebalancing, fractional shares and constant costs, in plain doubles and as few lines as
/// possible: close(t − skip) ÷ close(t − lookback) − 1 at a month's last close, the best bought at the next session's close
/// carried forward, each at 0.99 ÷ top of equity.
/// </summary>
internal static class NaiveReference
{
    public static (double[] Equity, int Trades) Run(MarketPanel panel, int lookback, int skip, int top, double cash)
    {
        int issues = panel.Issues.Count, sessions = panel.Sessions.Count, trades = 0;
        double Last(int t, int i) => double.IsNaN(Close(panel, t, i)) ? t == 0 ? 0 : Last(t - 1, i) : Close(panel, t, i);
        var (held, equity) = (new double[issues], new double[sessions]);
        List<int>? picks = null;
        for (var t = 0; t < sessions; t++)
        {
            var worth = cash + Enumerable.Range(0, issues).Sum(i => held[i] * Last(t, i));
            for (var i = 0; picks is not null && i < issues; i++)
            {
                var target = picks.Contains(i) ? 0.99 / top * worth / Last(t, i) : 0;
                var change = target - held[i];
                cash -= change * Last(t, i) * (change > 0 ? 1.001 * 1.00015 : 0.999 * (1 - 0.00015 - 0.0018));
                trades += change != 0 ? 1 : 0;
                held[i] = target;
            }

            equity[t] = cash + Enumerable.Range(0, issues).Sum(i => held[i] * Last(t, i));
            picks = Picks(panel, t, lookback, skip, top);
        }

        return (equity, trades);
    }

    private static List<int>? Picks(MarketPanel panel, int t, int lookback, int skip, int top)
    {
        var isSignal = t >= lookback && t + 1 < panel.Sessions.Count && panel.Sessions[t + 1].Date.Month != panel.Sessions[t].Date.Month;
        return !isSignal ? null : Enumerable.Range(0, panel.Issues.Count)
            .Where(i => !double.IsNaN(Close(panel, t - lookback, i) + Close(panel, t - skip, i) + Close(panel, t, i)))
            .Where(i => panel.At(PanelColumn.Volume, t, i) > 0)
            .OrderByDescending(i => Close(panel, t - skip, i) / Close(panel, t - lookback, i)).ThenBy(i => i).Take(top).ToList();
    }

    private static double Close(MarketPanel panel, int t, int i) => panel.At(PanelColumn.Close, t, i);
}
