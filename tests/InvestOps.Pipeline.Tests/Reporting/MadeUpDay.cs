using System.Globalization;
using InvestOps.Domain.Calendar;
using InvestOps.Domain.Market;
using InvestOps.Domain.Scanning;
using InvestOps.Pipeline.Reporting.Daily;
using InvestOps.Pipeline.Reporting.Wording;
using InvestOps.Pipeline.Runs;

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
        Runs =
        [
            new RunRow(StageName.Ingest, RunState.Completed, ReportText.In(language).With("result.ingest", "2,591", "1")),
            new RunRow(StageName.Scan, RunState.Completed, ReportText.In(language).With("result.scan", "2", "4")),
        ],
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
        Reason = rank is null
            ? new Explanation(ExplanationKeys.CoreSignal, ["10%"])
            : new Explanation(ExplanationKeys.TooFewPrices, []),
    };

    public static Exclusion Exclusion(string code, string name, ExclusionReason reason, string key, params string[] values) =>
        new() { Symbol = Symbol.Parse(code), Name = name, Reason = reason, Detail = new Explanation(key, values) };

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
            Risen(1, "900110", "한결식품", 1.2871, 183_900, "+128.71%", "80,410"),
            Risen(2, "900220", "새봄반도체", 1.1024, 61_100, "+110.24%", "29,060"),
            Risen(3, "900330", "동해전기", 0.9333, 113_300, "+93.33%", "58,600"),
            Risen(4, "0900Z0", "미르바이오홀딩스", 0.4102, 491_500, "+41.02%", "348,500"),
        ],
        Entered = [Symbol.Parse("900330"), Symbol.Parse("0900Z0")],
        Left = [Symbol.Parse("900440"), Symbol.Parse("900550")],
        ChangesSince = Previous,
        Exclusions =
        [
            Exclusion("900550", "가람모터스", ExclusionReason.Administrative, ExplanationKeys.Administrative, "2024-01-31"),
            Exclusion("900665", "온누리우", ExclusionReason.NotCommonShare, ExplanationKeys.PreferredShare),
            Exclusion("900770", "푸른화학", ExclusionReason.Illiquid, ExplanationKeys.Illiquid, "20", "312,400,000", "1,000,000,000"),
            Exclusion("900880", "바다로솔루션", ExclusionReason.TooLittleHistory, ExplanationKeys.NoPrice, "2023-01-20", "252"),
            Exclusion("900990", "하늘시스템", ExclusionReason.TooLittleHistory, ExplanationKeys.BrokenHistory, "253", "12"),
        ],
        Scored = 762,
        Notes = [new Explanation(ExplanationKeys.CoreAbsent, ["900002", "2024-01-31"])],
    };

    private static Signal Risen(int rank, string code, string name, double score, double close, string change, string from)
    {
        var signal = Signal(rank, code, name, score, close);
        var to = close.ToString("#,##0", CultureInfo.InvariantCulture);
        return signal with { Reason = new Explanation(ExplanationKeys.Momentum, [change, "2023-01-20", from, "2023-12-27", to]) };
    }

    private static ScanResult Quiet() => Empty("low_volatility_v1") with
    {
        Scored = 811,
        MarketFilter = new Explanation(ExplanationKeys.FilterOff, ["KOSPI", "2,512.50", "2,531.00", "120"]),
        Left = [Symbol.Parse("900110")],
        ChangesSince = Previous,
    };
}
