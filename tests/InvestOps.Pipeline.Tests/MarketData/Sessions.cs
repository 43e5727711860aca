using InvestOps.Domain.Market;
using InvestOps.Testing;

namespace InvestOps.Pipeline.Tests.MarketData;

/// <summary>Small sessions for tests of the store.</summary>
internal static class Sessions
{
    public static SessionData On(string date, params DailyBar[] bars) => new() { Date = Some.SessionOn(date), Bars = bars };

    /// <summary>A bar at one price throughout.</summary>
    public static DailyBar Bar(string code, double price, double volume = 1_000) => new()
    {
        Symbol = Symbol.Parse(code),
        Open = price,
        High = price,
        Low = price,
        Close = price,
        Volume = volume,
    };
}
