using System.Globalization;
using InvestOps.Domain.Backtesting;
using InvestOps.Domain.Calendar;
using InvestOps.Domain.Market;
using InvestOps.Domain.Portfolios;

namespace InvestOps.Benchmarks.Reference;

/// <summary>The market that engines are compared on, read from the folder that its script has written.</summary>
internal static class ReferenceMarket
{
    public static MarketPanel Load(string folder)
    {
        var codes = File.ReadAllLines(Path.Combine(folder, "codes.csv"));
        var dates = Array.ConvertAll(File.ReadAllLines(Path.Combine(folder, "dates.csv")), line => DateOnly.ParseExact(line, "yyyy-MM-dd", CultureInfo.InvariantCulture));
        var calendar = TradingCalendar.FromSessions("reference", dates);
        return new MarketPanel(new PanelData
        {
            Basis = PriceBasis.Adjusted,
            Calendar = calendar,
            Sessions = calendar.Sessions,
            Issues = Array.ConvertAll(codes, code => new Listing { Symbol = Symbol.Parse(code), Name = code, Board = Board.Kospi }),
            Columns = new Dictionary<PanelColumn, PanelRows>
            {
                [PanelColumn.Close] = PanelRows.Of(NpyFile.ReadDoubles(Path.Combine(folder, "close.npy")), codes.Length),
                [PanelColumn.Volume] = PanelRows.Of(NpyFile.ReadDoubles(Path.Combine(folder, "volume.npy")), codes.Length),
            },
            Stored = [.. Enumerable.Repeat(true, dates.Length)],
        });
    }

    public static BacktestRequest Request(MarketPanel panel, Strategy strategy) => new()
    {
        Id = "reference",
        Strategy = strategy.Name,
        From = panel.Sessions[0].Date,
        To = panel.Sessions[^1].Date,
        Capital = new Won(1_000_000_000),
    };
}
