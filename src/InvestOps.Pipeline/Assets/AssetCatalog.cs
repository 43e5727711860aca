using System.Globalization;
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

    /// <summary>Who is at what; of this moment, and in no backup.</summary>
    public const string Locks = "locks";

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

    /// <summary>Says which process is at a piece of work; numbers grow, and eight digits keep them in order.</summary>
    public static AssetPath Lock(string name, int number) => new(Locks, string.Create(CultureInfo.InvariantCulture, $"{name}-{number:D8}.json"));

    /// <summary>The folder of heartbeats in the container of runs.</summary>
    public const string Heartbeats = "heartbeats/";

    /// <summary>The last sign of life of a machine in a role.</summary>
    public static AssetPath Heartbeat(string role, string machine) => new(Runs, $"{Heartbeats}{role}-{machine.ToLowerInvariant()}.json");

    /// <summary>What a machine's watchdog knows to be wrong; kept on that machine's own disk.</summary>
    public static AssetPath WatchState(string role) => new(Runs, $"watch/{role}.json");

    /// <summary>The folder of changes for better or worse in the container of runs.</summary>
    public const string Changes = "changes/";

    public static AssetPath Change(string key) => new(Runs, $"{Changes}{key}.json");

    /// <summary>The mark by which a machine knows its storage again.</summary>
    public static AssetPath Canary { get; } = new(Runs, "canary.json");

    /// <summary>The folder of what people did to failed messages.</summary>
    public const string PoisonDecisions = "poison/";

    public static AssetPath PoisonDecision(string key) => new(Runs, $"{PoisonDecisions}{key}.json");

    /// <summary>The folders of finished reports in the container of reports, which are mirrored and, when they are old, packed.</summary>
    public static IReadOnlyList<string> FinishedReports { get; } = ["backtests/", "daily/", TuningFolder];

    private const string TuningFolder = "tuning/";

    /// <summary>A file of a tuning; <c>manifest.json</c> is written last.</summary>
    public static AssetPath Tuning(string id, string file) => new(Reports, $"{TuningFolder}{id}/{file}");

    /// <summary>Below a tuning's folder: what it is made from bit by bit.</summary>
    public const string ShardsFolder = "shards/";

    /// <summary>The trials of a shard of a tuning.</summary>
    public static AssetPath TuningShard(string id, int round, int shard) => Tuning(id, $"{ShardsFolder}{round:0000}-{shard:0000}.bin");

    /// <summary>Where a tuning's shards lie, in the container of reports.</summary>
    public static string TuningShardsOf(string id) => Tuning(id, ShardsFolder + "x").Path[..^1];

    /// <summary>Says of every trial of a shard that it was made, and its Sharpe ratio: the count of all trials ever made of a strategy.</summary>
    public static AssetPath TrialLedger(string strategy, string id, int round, int shard) => new(Reports, $"{TrialLedgerOf(strategy)}{id}-{round:0000}-{shard:0000}.bin");

    /// <summary>Where the trials of a strategy are counted, in the container of reports.</summary>
    public static string TrialLedgerOf(string strategy) => $"trials/{strategy}/";

    public static AssetPath Run(RunKey key, string runId) => new(Runs, $"{key.Date:yyyy-MM-dd}/{key.Stage.ToString().ToLowerInvariant()}/{runId}.json");

    public static AssetPath WaitingNotice(string key) => new(Outbox, $"{WaitingNotices}{key}.json");

    public static AssetPath SentNotice(string key) => new(Outbox, $"{SentNotices}{key}.json");

    public static AssetPath NoticeCondition(string name) => new(Outbox, $"{Conditions}{name}.json");

    /// <summary>How a channel stands: stopped, waiting, or fine.</summary>
    public static AssetPath NoticeChannel(string name) => new(Outbox, $"channels/{name}.json");

    /// <summary>The picture of a session's indices that goes with the day's message.</summary>
    public static AssetPath NoticePicture(DateOnly date) => new(Outbox, $"pictures/{date:yyyy-MM-dd}.png");
}
