using InvestOps.Domain.Calendar;
using InvestOps.Pipeline.MarketData;
using InvestOps.Pipeline.Runs;

namespace InvestOps.Pipeline.Assets;

/// <summary>The path of every stored product but the market store's own files, in one place. Each has one producing stage.</summary>
public static class AssetCatalog
{
    public const string Signals = "signals";
    public const string Reports = "reports";
    public const string Runs = "runs";

    /// <summary>Notices to send and sent, what is broken, and how each channel stands.</summary>
    public const string Outbox = "outbox";

    /// <summary>The folder of notices that wait, in the outbox.</summary>
    public const string WaitingNotices = "waiting/";

    /// <summary>The folder of settled notices, in the outbox.</summary>
    public const string SentNotices = "sent/";

    /// <summary>The folder of what is broken or was, in the outbox.</summary>
    public const string Conditions = "conditions/";

    /// <summary>The folder of asked backtests in the container of reports.</summary>
    public const string AskedBacktests = "asked/";

    /// <summary>The folder of marks of provisional sessions in the container of the market.</summary>
    public const string ProvisionalSessions = "provisional/";

    /// <summary>Says that a stored session holds provisional rows, and of which source.</summary>
    public static AssetPath ProvisionalSession(TradingDate date) => new(MarketStore.Container, $"{ProvisionalSessions}{date}.json");

    /// <summary>What changed when official rows took the place of a session's provisional ones.</summary>
    public static AssetPath SessionRevision(TradingDate date) => new(MarketStore.Container, $"revisions/{date}.json");

    /// <summary>What is remembered of a source between runs: its requests of the day, and whether it shuts us out.</summary>
    public static AssetPath SourceState(string source) => new(Runs, $"sources/{source}.json");

    /// <summary>Written last by Scan: a session's signals are complete.</summary>
    public static AssetPath SignalsManifest(TradingDate date) => new(Signals, $"{date}/manifest.json");

    public static AssetPath SignalsJson(TradingDate date, string strategy) => new(Signals, $"{date}/{strategy}.json");

    public static AssetPath SignalsCsv(TradingDate date, string strategy) => new(Signals, $"{date}/{strategy}.csv");

    /// <summary>The day's report; the Markdown, JSON and HTML forms end in <c>md</c>, <c>json</c> and <c>html</c>.</summary>
    public static AssetPath DailyReport(TradingDate date, string ending) => new(Reports, $"daily/{date}/report.{ending}");

    /// <summary>Written last by Report, with the SHA-256 of each file.</summary>
    public static AssetPath DailyReportManifest(TradingDate date) => new(Reports, $"daily/{date}/manifest.json");

    /// <summary>The backtests that a session asked for.</summary>
    public static AssetPath BacktestRequests(TradingDate date) => new(Reports, $"requests/{date}.json");

    /// <summary>A backtest that was asked for and has no report yet, or could not be run.</summary>
    public static AssetPath AskedBacktest(string id) => new(Reports, $"{AskedBacktests}{id}.json");

    public static AssetPath Backtest(string id, string file) => new(Reports, $"backtests/{id}/{file}");

    /// <summary>Written last by Backtest, with the SHA-256 of each file and the identity of the inputs.</summary>
    public static AssetPath BacktestManifest(string id) => Backtest(id, "manifest.json");

    /// <summary>Several backtests side by side, as <c>backtest compare</c> writes it.</summary>
    public static AssetPath Comparison(string key) => new(Reports, $"compare/{key}.html");

    public static AssetPath Run(RunKey key, string runId) => new(Runs, $"{key.Date:yyyy-MM-dd}/{key.Stage.ToString().ToLowerInvariant()}/{runId}.json");

    public static AssetPath WaitingNotice(string key) => new(Outbox, $"{WaitingNotices}{key}.json");

    public static AssetPath SentNotice(string key) => new(Outbox, $"{SentNotices}{key}.json");

    public static AssetPath NoticeCondition(string name) => new(Outbox, $"{Conditions}{name}.json");

    /// <summary>How a channel stands: stopped, waiting, or fine.</summary>
    public static AssetPath NoticeChannel(string name) => new(Outbox, $"channels/{name}.json");

    /// <summary>The picture of a session's indices that goes with the day's message.</summary>
    public static AssetPath NoticePicture(DateOnly date) => new(Outbox, $"pictures/{date:yyyy-MM-dd}.png");

    /// <summary>Who sends at the moment.</summary>
    public static AssetPath NoticeSender { get; } = new(Outbox, "sender.json");
}
