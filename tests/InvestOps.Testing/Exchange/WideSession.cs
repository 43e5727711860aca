using System.Globalization;
using InvestOps.Domain.Calendar;
using InvestOps.Domain.Market;

namespace InvestOps.Testing.Exchange;

/// <summary>One session of sixty issues on each of two markets: enough for the checks that compare a market with the session before.</summary>
public static class WideSession
{
    /// <summary>Issues of each market.</summary>
    public const int IssuesOfMarket = 60;

    /// <param name="day">0 for the first session; closes and volumes differ from day to day.</param>
    public static SessionData On(TradingDate date, int day) => new()
    {
        Date = date,
        Bars = [.. Enumerable.Range(0, 2 * IssuesOfMarket).Select(place => Bar(place, day))],
        Indices = [.. new[] { "KOSPI", "KOSPI200", "KOSDAQ" }.Select(name => new IndexBar { Index = name, Open = 800 + day, High = 810 + day, Low = 790 + day, Close = 801 + day, Volume = 1_000, Value = 2_000_000, MarketCap = 3_000_000 })],
    };

    private static DailyBar Bar(int place, int day)
    {
        var close = 10_000d + (100 * place) + (10 * day);
        var volume = 5_000d + place + (7 * day);
        return new DailyBar
        {
            Symbol = Symbol.Parse(((place + 1) * 10).ToString("D6", CultureInfo.InvariantCulture)),
            Name = string.Create(CultureInfo.InvariantCulture, $"시험 {place}"),
            Market = place < IssuesOfMarket ? "KOSPI" : "KOSDAQ",
            Section = place < IssuesOfMarket ? null : "우량기업부",
            Open = close - 10,
            High = close + 20,
            Low = close - 30,
            Close = close,
            Change = 10,
            Volume = volume,
            Value = volume * close,
            ListedShares = 1_000_000 + place,
            MarketCap = close * (1_000_000 + place),
        };
    }
}
