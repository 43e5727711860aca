using System.Globalization;
using InvestOps.Domain.Calendar;
using InvestOps.Domain.Market;

namespace InvestOps.Benchmarks;

/// <summary>Sessions of a market of real size, raw prices, each made from its date alone: 2,700 issues on two markets.</summary>
internal static class GeneratedSessions
{
    private const int Issues = 2_700;
    private const int Kospi = 940;

    private static readonly (Symbol Symbol, string Name, string Market, string? Section)[] Listed =
    [
        .. Enumerable.Range(0, Issues).Select(place => (
            Symbol.Parse(((place * 370) + 20).ToString("D6", CultureInfo.InvariantCulture)),
            string.Create(CultureInfo.InvariantCulture, $"종목 {place} 홀딩스"),
            place < Kospi ? "KOSPI" : "KOSDAQ",
            place < Kospi ? null : place % 3 == 0 ? "우량기업부" : "중견기업부")),
    ];

    public static SessionData Of(TradingDate date)
    {
        var day = date.Date.DayNumber;
        return new SessionData
        {
            Date = date,
            Bars = [.. Listed.Select((issue, place) => Bar(issue, place, day))],
            Indices = [Index("KOSPI", 2_700, day), Index("KOSPI200", 360, day), Index("KOSDAQ", 840, day)],
        };
    }

    private static DailyBar Bar((Symbol Symbol, string Name, string Market, string? Section) issue, int place, int day)
    {
        var open = Price(place, day - 1);
        var close = Price(place, day);
        var volume = 1_000 + ((place * 7_919L) + (day * 104_729L)) % 900_000;
        return new DailyBar
        {
            Symbol = issue.Symbol,
            Name = issue.Name,
            Market = issue.Market,
            Section = issue.Section,
            Open = open,
            High = Math.Max(open, close) + 10,
            Low = Math.Min(open, close) - 10,
            Close = close,
            Change = close - open,
            Volume = volume,
            Value = volume * close,
            ListedShares = 10_000_000 + place,
            MarketCap = close * (10_000_000 + place),
        };
    }

    private static double Price(int place, int day) => 1_000 + (place * 37 % 90_000) + ((place + day) % 97 * 5);

    private static IndexBar Index(string name, double level, int day) => new() { Index = name, Open = level, High = level + 9, Low = level - 9, Close = level + (day % 7), Volume = 5e8, Value = 9e12, MarketCap = 2e15 };
}
