using System.Globalization;
using InvestOps.Domain.Calendar;
using InvestOps.Domain.Market;
using InvestOps.Domain.Quality;

namespace InvestOps.Testing;

/// <summary>A session as an exchange publishes it after the one before, both without a fault, for tests that put one fault in.</summary>
public static class TradedSession
{
    /// <summary>So many issues of KOSPI, then of KOSDAQ; each closes 1 % above its previous close of 10,000 won.</summary>
    public static SessionData On(TradingDate date, int kospi = 50, int kosdaq = 100) => new()
    {
        Date = date,
        Bars = [.. Enumerable.Range(1, kospi + kosdaq).Select(number => BarOf(number, number <= kospi ? "KOSPI" : "KOSDAQ", 10_000 + number, 10_100 + number))],
    };

    /// <summary>What the sessions before tell when every issue traded on each of them.</summary>
    public static SessionMemory MemoryOf(SessionData session)
    {
        ArgumentNullException.ThrowIfNull(session);
        return new SessionMemory
        {
            Previous = Some.Calendar.Previous(session.Date),
            IsAdjacent = true,
            Issues = session.Bars.ToDictionary(bar => bar.Symbol, bar => new IssueMemory
            {
                Board = IssueClassifier.BoardOf(bar.Market),
                Previous = BarOf(int.Parse(bar.Symbol.Code, CultureInfo.InvariantCulture) / 10, bar.Market!, bar.Close - bar.Change, bar.Close - bar.Change) with { Volume = 900 },
                TradedThroughout = true,
            }),
        };
    }

    private static DailyBar BarOf(int number, string market, double basePrice, double close) => new()
    {
        Symbol = Symbol.Parse(number.ToString("00000", CultureInfo.InvariantCulture) + "0"),
        Name = $"Issue {number.ToString(CultureInfo.InvariantCulture)}",
        Market = market,
        Open = basePrice,
        High = close + 50,
        Low = basePrice - 50,
        Close = close,
        Change = close - basePrice,
        Volume = 1_000 + number,
        Value = (1_000 + number) * close,
        MarketCap = close * 1_000_000,
        ListedShares = 1_000_000,
    };
}
