using InvestOps.Domain.Calendar;
using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Dashboard;
using InvestOps.Pipeline.Day;
using InvestOps.Pipeline.Ports;
using InvestOps.Pipeline.Reporting.Wording;
using InvestOps.Pipeline.Runs;
using InvestOps.Testing;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace InvestOps.Pipeline.Tests.Day;

/// <summary>One test's operation on its own copy of the small market.</summary>
internal sealed class SmallOperation : IAsyncDisposable
{
    private readonly TestOperation _operation;

    /// <param name="market">The shared market.</param>
    /// <param name="configure">Changes the configurations before anything is read.</param>
    /// <param name="store">In place of a copy of the imported history.</param>
    /// <param name="source">In place of the market's own sessions.</param>
    public SmallOperation(SmallMarket market, Action<TestConfigs>? configure = null, InMemoryAssetStore? store = null, IMarketDataSource? source = null, IDeadManSwitch? signs = null, int process = 1)
    {
        Configs = market.Configs();
        configure?.Invoke(Configs);
        Store = store ?? market.Stored();
        _operation = new TestOperation(Configs.Path, Store, source ?? market.Source, process: process, signs: signs);
    }

    public static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public TestConfigs Configs { get; }

    public InMemoryAssetStore Store { get; }

    public InMemoryWorkQueue Queue => _operation.Queue;

    public FakeTimeProvider Time => _operation.Time;

    public CollectedLog Log => _operation.Log;

    public InMemoryAssetStore Mirror => _operation.Mirror;

    /// <summary>The reports in the mirror, without what Sync keeps of its own.</summary>
    public SortedDictionary<string, string> Mirrored => new(Mirror.Products().Where(asset => asset.Key.StartsWith("reports/", StringComparison.Ordinal)).ToDictionary(StringComparer.Ordinal), StringComparer.Ordinal);

    public T Get<T>()
        where T : notnull => _operation.Get<T>();

    public DashboardPages Pages(ReportLanguage language = ReportLanguage.English) => _operation.Pages(language);

    public Task<IReadOnlyList<StageReport>> DayAsync(TradingDate date) => _operation.RunDayAsync(date, Cancel);

    public async Task<StageOutcome> StageAsync(StageName stage, TradingDate date) =>
        (await Get<DayRunner>().RunStageAsync(stage, date, Cancel)).Outcome;

    public Task<IReadOnlyList<(string Id, StageReport? Report, string? Reason)>> BacktestsAsync() => _operation.RunBacktestsAsync(Cancel);

    public Task<IReadOnlyList<RunRecord>> RunsAsync(StageName stage, TradingDate date) =>
        Get<RunLedger>().ListAsync(new RunKey(stage, date.Date), Cancel);

    /// <summary>An asset's text; fails where there is none.</summary>
    public string TextOf(AssetPath path) => System.Text.Encoding.UTF8.GetString(Store.All[path]);

    /// <summary>How the storage says that it does.</summary>
    public FixedStorageProbe Probe => _operation.Probe;

    public async ValueTask DisposeAsync()
    {
        await _operation.DisposeAsync();
        Configs.Dispose();
    }
}
