using InvestOps.Domain.Calendar;
using InvestOps.Domain.Market;

namespace InvestOps.Testing.Exchange;

/// <summary>One session of a small market: six issues of KOSPI and five of KOSDAQ, among them codes with letters, a name with quotes, a halted issue and sections.</summary>
public static class SmallSession
{
    private static readonly (string Code, string Name, string Market, string? Section, int Price)[] Issues =
    [
        ("00104K", "가나우", "KOSPI", null, 41_000), ("000660", "다라닉스", "KOSPI", null, 180_500), ("005930", "마바전자", "KOSPI", null, 71_200),
        ("012630", "\"사아\" 홀딩스", "KOSPI", null, 22_450), ("015760", "자차전력", "KOSPI", null, 26_300), ("028260", "카타물산", "KOSPI", null, 151_000),
        ("0126Z0", "파하바이오", "KOSDAQ", "벤처기업부", 9_870), ("035900", "거너엔터", "KOSDAQ", "우량기업부", 66_100), ("068760", "더러제약", "KOSDAQ", "관리종목(소속부없음)", 3_405),
        ("086520", "머버에코", "KOSDAQ", "우량기업부", 101_500), ("293490", "서어게임즈", "KOSDAQ", "중견기업부", 18_760),
    ];

    /// <param name="day">0 for the first session; prices rise by 10 won a day.</param>
    public static SessionData On(TradingDate date, int day) => new()
    {
        Date = date,
        Bars = [.. Issues.Select((issue, place) => Bar(issue.Code, issue.Name, issue.Market, issue.Section, issue.Price + (10 * day), place, day))],
        Indices = [Index("KOSPI", 2_700 + day), Index("KOSPI200", 360 + day), Index("KOSDAQ", 840 + day)],
    };

    // The fifth issue of each market does not trade on the second day.
    private static DailyBar Bar(string code, string name, string market, string? section, double price, int place, int day)
    {
        var halted = day == 1 && place == 4;
        var close = halted ? price - 10 : price;
        var volume = halted ? 0 : 10_000d + (100 * place) + day;
        return new DailyBar
        {
            Symbol = Symbol.Parse(code),
            Name = name,
            Market = market,
            Section = section,
            Open = halted ? 0 : price - 5,
            High = halted ? 0 : price + 40,
            Low = halted ? 0 : price - 60,
            Close = close,
            Change = day == 0 || halted ? 0 : 10,
            Volume = volume,
            Value = volume * close,
            ListedShares = 1_000_000 + place,
            MarketCap = close * (1_000_000 + place),
        };
    }

    private static IndexBar Index(string name, double level) => new() { Index = name, Open = level - 1.25, High = level + 3.5, Low = level - 2.75, Close = level + 0.25, Volume = 1_000, Value = 2_000_000, MarketCap = 3_000_000 };
}
