using InvestOps.Domain.Calendar;
using InvestOps.Domain.Market;
using InvestOps.Domain.Scanning;
using InvestOps.Pipeline.Reporting.Daily;
using InvestOps.Pipeline.Reporting.Wording;

namespace InvestOps.Pipeline.Tests.Reporting;

/// <summary>A daily report with two strategies, one of which stays out of the market.</summary>
internal static class MadeUpDay
{
    private static readonly TradingCalendar Calendar = TradingCalendar.Krx();

    public static readonly TradingDate Date = Calendar.Session(new DateOnly(2024, 1, 31));

    public static readonly TradingDate Previous = Calendar.Session(new DateOnly(2024, 1, 30));

    public static DailyReport Report(ReportLanguage language = ReportLanguage.English) => new()
    {
        Date = Date,
        PreviousSession = Previous,
        Indices =
        [
            new IndexSummary("KOSPI", 2497.09, -0.0007, [2655.28, 2669.81, 2607.31, 2587.02, 2578.08, 2567.82, 2561.24, 2541.98, 2540.27, 2525.05, 2525.99, 2497.59, 2435.90, 2440.04, 2472.74, 2464.35, 2478.61, 2469.69, 2478.56, 2498.81, 2497.09]),
            new IndexSummary("KOSDAQ", 799.24, -0.0240, [866.57, 878.93, 871.57, 866.25, 878.33, 879.34, 875.46, 884.64, 882.53, 868.08, 859.71, 854.83, 833.05, 840.33, 842.67, 839.69, 840.11, 836.21, 823.74, 818.86, 799.24]),
        ],
        Boards =
        [
            new BoardSummary { Board = Board.Kospi, Advancers = 312, Decliners = 571, Unchanged = 49, Halted = 18, TradedValue = new Won(9_871_234_567_890) },
            new BoardSummary { Board = Board.Kosdaq, Advancers = 287, Decliners = 1_271, Unchanged = 72, Halted = 61, TradedValue = new Won(10_112_345_678_901) },
        ],
        Scans = [Momentum(), Quiet()],
        Names = new Dictionary<Symbol, string> { [Symbol.Parse("035720")] = "카카오" },
        DataNotes =
        [
            new DataNote(DataNoteSeverity.Error, "Rows held back: the close is outside the day's range", 1, ["123456 2024-01-31"]),
            new DataNote(DataNoteSeverity.Info, "Issues with too little history for a scan", 37, ["HD현대마린솔루션 (443060)", "케이엔알시스템 (199430)"]),
        ],
        Runs = [new RunRow("Ingest", "Completed", "1.2 s"), new RunRow("Scan", "Completed", "0.4 s"), new RunRow("Report", "AlreadyDone", "3 ms")],
        Language = language,
    };

    public static Signal Signal(int? rank, string code, string name, double? score, double close, decimal weight = 0.0475m) => new()
    {
        Rank = rank,
        Symbol = Symbol.Parse(code),
        Name = name,
        Score = score,
        Weight = new Weight(weight),
        Close = close,
        Reason = rank is null ? "HOLD_CORE" : "close 21 sessions ago against 252 sessions ago, 2023-01-20 to 2023-12-27",
    };

    public static Exclusion Exclusion(string code, string name, ExclusionReason reason, string detail) =>
        new() { Symbol = Symbol.Parse(code), Name = name, Reason = reason, Detail = detail };

    public static ScanResult Empty(string strategy) => new()
    {
        Strategy = strategy,
        Date = Date,
        HoldCore = [],
        TopN = [],
        Entered = [],
        Left = [],
        Exclusions = [],
        Scored = 0,
        Notes = [],
    };

    private static ScanResult Momentum() => Empty("momentum_topN_v1") with
    {
        HoldCore = [Signal(null, "069500", "KODEX 200", null, 33_540, 0.1m)],
        TopN =
        [
            Signal(1, "003230", "삼양식품", 1.2871, 183_900),
            Signal(2, "042700", "한미반도체", 1.1024, 61_100),
            Signal(3, "267260", "HD현대일렉트릭", 0.9333, 113_300),
            Signal(4, "0126Z0", "삼성에피스홀딩스", 0.4102, 491_500),
        ],
        Entered = [Symbol.Parse("267260"), Symbol.Parse("0126Z0")],
        Left = [Symbol.Parse("035720"), Symbol.Parse("000040")],
        ChangesSince = Previous,
        Exclusions =
        [
            Exclusion("000040", "KR모터스", ExclusionReason.Administrative, "administrative issue"),
            Exclusion("001465", "BYC우", ExclusionReason.NotCommonShare, "preferred share"),
            Exclusion("011500", "한농화성", ExclusionReason.Illiquid, "median traded value 0.31bn won of 1bn"),
            Exclusion("443060", "HD현대마린솔루션", ExclusionReason.TooLittleHistory, "58 of 253 sessions"),
            Exclusion("199430", "케이엔알시스템", ExclusionReason.TooLittleHistory, "12 of 253 sessions"),
        ],
        Scored = 762,
        Notes = ["HOLD_CORE 114800 is not in the market"],
    };

    private static ScanResult Quiet() => Empty("low_volatility_v1") with
    {
        Scored = 811,
        MarketFilter = "KOSPI 2,497.09 is below its 120-session average of 2,531.77: out of the market",
        Left = [Symbol.Parse("003230")],
        ChangesSince = Previous,
    };
}
