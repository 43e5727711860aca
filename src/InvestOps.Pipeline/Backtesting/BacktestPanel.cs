using InvestOps.Domain.Backtesting;
using InvestOps.Domain.Market;
using InvestOps.Domain.Portfolios;
using InvestOps.Pipeline.MarketData;

namespace InvestOps.Pipeline.Backtesting;

/// <summary>Loads the panel that backtests of one range run on, and makes of it what the first of them would make, on all threads that are allowed.</summary>
internal static class BacktestPanel
{
    /// <param name="strategies">All that will be run: the panel holds what they read, and reaches back as far as they look.</param>
    /// <param name="also">Columns that are needed beside those.</param>
    public static async Task<MarketPanel> LoadAsync(
        MarketStore market, MarketDescription described, BacktestRequest range, IReadOnlyList<Strategy> strategies, IEnumerable<PanelColumn> also, int threads, CancellationToken cancellationToken)
    {
        var panel = await market.LoadAsync(RequestOf(described, range, strategies, also), cancellationToken);
        var options = new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellationToken };
        panel.PrepareForBacktests((pieces, work) => Parallel.For(0, pieces, options, work));
        return panel;
    }

    /// <summary>What such a panel holds.</summary>
    public static PanelRequest RequestOf(MarketDescription described, BacktestRequest range, IReadOnlyList<Strategy> strategies, IEnumerable<PanelColumn> also)
    {
        var calendar = described.Calendar;
        var position = calendar.IndexOf(calendar.FirstOnOrAfter(range.From)!.Value);

        // Signals on the first session need history before it.
        var first = calendar.Sessions[Math.Max(0, position - strategies.Max(strategy => strategy.Lookback))];
        return new PanelRequest
        {
            From = first.Date,
            To = range.To,
            Described = described,
            Columns = [.. strategies.SelectMany(strategy => Backtest.Columns(strategy).Union(strategy.Columns)).Concat(also).Distinct().Order()],
            Status = strategies.Any(strategy => strategy.NeedsStatus),
            Indices = true,
        };
    }
}
