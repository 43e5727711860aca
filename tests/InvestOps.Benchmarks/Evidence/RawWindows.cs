using InvestOps.Adapters.FileStorage;
using InvestOps.Domain.Calendar;
using InvestOps.Domain.CorporateActions;
using InvestOps.Domain.Market;
using InvestOps.Pipeline.MarketData;

namespace InvestOps.Benchmarks.Evidence;

/// <summary>The runs of stored sessions of a root of raw whole-market rows, each as a panel of its own.</summary>
internal static class RawWindows
{
    private const int LongestGapDays = 20;

    public static async Task<IReadOnlyList<MarketPanel>> LoadAsync(string root)
    {
        var market = new MarketStore(new FileAssetStore(root), TradingCalendar.Krx());
        var stored = await market.DescribeAsync(CancellationToken.None) ?? throw new InvalidOperationException($"{root} holds no market.");
        var panels = new List<MarketPanel>();
        var first = 0;
        for (var session = 1; session <= stored.Sessions.Count; session++)
        {
            if (session == stored.Sessions.Count || stored.Sessions[session].Date.DayNumber - stored.Sessions[session - 1].Date.DayNumber > LongestGapDays)
            {
                var columns = AdjustedSeries.Columns.Union(CorporateActionReading.Columns).ToArray();
                panels.Add(await market.LoadAsync(new PanelRequest { From = stored.Sessions[first].Date, To = stored.Sessions[session - 1].Date, Columns = columns, Status = true }, CancellationToken.None));
                first = session;
            }
        }

        return panels;
    }
}
