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
            new IndexSummary("KOSPI", 2512.50, 0.0050, [2600, 2612.5, 2575, 2580, 2560, 2541, 2550, 2533, 2515, 2490, 2470, 2440, 2455, 2430, 2462, 2480, 2471, 2490, 2485, 2500, 2512.50]),
            new IndexSummary("KOSDAQ", 804.00, -0.0195, [850, 861, 856, 870, 866, 878, 874, 869, 860, 851, 855, 842, 836, 840, 831, 838, 829, 833, 825, 820, 804.00]),
        ],
        Boards =
        [
            new BoardSummary { Board = Board.Kospi, Advancers = 571, Decliners = 312, Unchanged = 49, Halted = 18, TradedValue = new Won(9_876_543_210_000) },
            new BoardSummary { Board = Board.Kosdaq, Advancers = 287, Decliners = 1_271, Unchanged = 72, Halted = 61, TradedValue = new Won(10_123_456_789_000) },
        ],
        Scans = [Momentum(), Quiet()],
        Names = new Dictionary<Symbol, string> { [Symbol.Parse("900440")] = "누리온" },
        DataNotes =
        [
            new DataNote(DataNoteSeverity.Error, "Rows held back: the close is outside the day's range", 1, ["123456 2024-01-31"]),
            new DataNote(DataNoteSeverity.Info, "Issues with too little history for a scan", 37, ["바다로솔루션 (900880)", "하늘시스템 (900990)"]),
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
        HoldCore = [Signal(null, "900001", "가온 200 ETF", null, 33_540, 0.1m)],
        TopN =
        [
            Signal(1, "900110", "한결식품", 1.2871, 183_900),
            Signal(2, "900220", "새봄반도체", 1.1024, 61_100),
            Signal(3, "900330", "동해전기", 0.9333, 113_300),
            Signal(4, "0900Z0", "미르바이오홀딩스", 0.4102, 491_500),
        ],
        Entered = [Symbol.Parse("900330"), Symbol.Parse("0900Z0")],
        Left = [Symbol.Parse("900440"), Symbol.Parse("900550")],
        ChangesSince = Previous,
        Exclusions =
        [
            Exclusion("900550", "가람모터스", ExclusionReason.Administrative, "administrative issue"),
            Exclusion("900665", "온누리우", ExclusionReason.NotCommonShare, "preferred share"),
            Exclusion("900770", "푸른화학", ExclusionReason.Illiquid, "median traded value 0.31bn won of 1bn"),
            Exclusion("900880", "바다로솔루션", ExclusionReason.TooLittleHistory, "58 of 253 sessions"),
            Exclusion("900990", "하늘시스템", ExclusionReason.TooLittleHistory, "12 of 253 sessions"),
        ],
        Scored = 762,
        Notes = ["HOLD_CORE 900002 is not in the market"],
    };

    private static ScanResult Quiet() => Empty("low_volatility_v1") with
    {
        Scored = 811,
        MarketFilter = "KOSPI 2,512.50 is below its 120-session average of 2,531.00: out of the market",
        Left = [Symbol.Parse("900110")],
        ChangesSince = Previous,
    };
}
