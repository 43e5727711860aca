using InvestOps.Adapters.Archives;
using InvestOps.Domain.Calendar;
using InvestOps.Functions;
using InvestOps.Pipeline.Archiving;
using InvestOps.Pipeline.Backtesting;
using InvestOps.Pipeline.Backups;
using InvestOps.Pipeline.Dashboard;
using InvestOps.Pipeline.Day;
using InvestOps.Pipeline.MarketData;
using InvestOps.Pipeline.Notifications.Sending;
using InvestOps.Pipeline.Notifications;
using InvestOps.Pipeline.Ports;
using InvestOps.Pipeline.Reporting.Wording;
using InvestOps.Pipeline.Reporting;
using InvestOps.Pipeline.Runs;
using InvestOps.Pipeline.Syncing;
using InvestOps.Pipeline.Watching;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace InvestOps.Testing;

/// <summary>The whole system on a small sample market, with storage, queue and clock of the test's choice. All its secrets are planted ones, which no line of its log may hold.</summary>
public sealed class TestOperation : IAsyncDisposable
{
    private readonly Action<IServiceCollection> _register;
    private readonly ServiceProvider _services;

    /// <param name="configs">A folder of configurations; see <see cref="TestConfigs"/>.</param>
    /// <param name="store">Where everything is kept.</param>
    /// <param name="source">What Ingest fetches from; without one it has nothing.</param>
    /// <param name="queue">A queue that outlives this process; an empty one by default.</param>
    /// <param name="process">The process id; entries of any other one are those of dead processes.</param>
    /// <param name="codeVersion">The version of the code that runs.</param>
    /// <param name="notify">Secrets and addresses of channels; planted ones by default, for channels that nothing names.</param>
    /// <param name="signs">Who gets the watchdog's signs of life; nobody by default.</param>
    /// <param name="time">The clock; one that stands on the evening of 2026-10-30 in Korea by default.</param>
    public TestOperation(
        string configs, IAssetStore store, IMarketDataSource? source = null, InMemoryWorkQueue? queue = null, int process = 1, string codeVersion = "test", FakeTimeProvider? time = null, IDeadManSwitch? signs = null, NotifySettings? notify = null)
    {
        Queue = queue ?? new InMemoryWorkQueue();
        Time = time ?? new FakeTimeProvider(new DateTimeOffset(2026, 10, 30, 20, 0, 0, TimeSpan.FromHours(9)));
        var identity = new RunIdentity { CodeVersion = codeVersion, ProcessId = process, ProcessStartedAt = 1, Machine = "nas", IsAlive = (id, _) => id == process };
        var root = Path.Combine(configs, "unused");
        _register = services => services
            .AddSingleton<ILoggerFactory>(Log)
            .AddInvestOps(new InvestOpsSettings { Root = root, Configs = configs, Sources = SourceSettings.From(name => Canary.Sources.GetValueOrDefault(name)), Notify = notify ?? new NotifySettings { Setting = name => Canary.Settings.GetValueOrDefault(name) } })
            .AddSingleton(new LiveAssets(store))
            .AddSingleton<IAssetStore>(new ArchivedAssetStore(store))
            .AddSingleton<IStoredItems>(new AssetStoredItems(store))
            .AddSingleton(provider => new MarketStore(store, provider.GetRequiredService<TradingCalendar>()))
            .AddSingleton(new MirrorFolder(Mirror))
            .AddSingleton(new BackupTarget(() => new BackupRepository(Backups)))
            .AddSingleton(new DrillFolder(RestorePlaces.Of(Drill), Drill.Clear))
            .AddSingleton(new SendingPace((length, _) =>
            {
                Time.Advance(length);
                return Task.CompletedTask;
            }))
            .AddSingleton(identity)
            .AddSingleton<IWorkQueue>(Queue)
            .AddSingleton<IQueueInspector>(Queue)
            .AddSingleton<IStorageProbe>(Probe)
            .AddSingleton(new WatchedHost(new InvestOpsSettings().Role, root) { Disk = () => new DiskSpace(50_000_000_000, 100_000_000_000) })
            .AddSingleton<TimeProvider>(Time);
        if (source is not null)
        {
            _register += services => services.AddSingleton(source);
        }

        if (signs is not null)
        {
            _register += services => services.AddSingleton(signs);
        }

        _services = AddTo(new ServiceCollection().AddLogging()).BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
        Log.AddProvider(Get<ErrorInbox>());
    }

    public FakeTimeProvider Time { get; }

    public InMemoryWorkQueue Queue { get; }

    /// <summary>How the storage says that it does.</summary>
    public FixedStorageProbe Probe { get; } = new();

    public CollectedLog Log { get; } = new();

    /// <summary>Where Sync mirrors to.</summary>
    public InMemoryAssetStore Mirror { get; } = new();

    /// <summary>Where backups go.</summary>
    public InMemoryAssetStore Backups { get; } = new();

    /// <summary>Where a drill restores to.</summary>
    public InMemoryAssetStore Drill { get; } = new();

    /// <summary>Gives a host the same operation: another object graph on this storage, queue and clock.</summary>
    public IServiceCollection AddTo(IServiceCollection services)
    {
        _register(services);
        return services;
    }

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>The dashboard of this operation.</summary>
    public DashboardPages Pages(ReportLanguage language = ReportLanguage.English) =>
        ActivatorUtilities.CreateInstance<DashboardPages>(_services, new ReportSettings(language));

    /// <summary>Runs all stages of a day.</summary>
    public Task<IReadOnlyList<StageReport>> RunDayAsync(TradingDate date, CancellationToken cancellationToken) =>
        Get<DayRunner>().RunAsync(date, _ => { }, cancellationToken);

    /// <summary>Runs the backtests that wait.</summary>
    public async Task<IReadOnlyList<(string Id, StageReport? Report, string? Reason)>> RunBacktestsAsync(CancellationToken cancellationToken)
    {
        var ended = new List<(string, StageReport?, string?)>();
        await Get<BacktestWorker>().DrainAsync((id, report, reason) => ended.Add((id, report, reason)), cancellationToken);
        return ended;
    }

    /// <exception cref="InvalidOperationException">A planted secret is in the log.</exception>
    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        Canary.Refuse(string.Join('\n', Log.Lines.Select(line => line.Text)));
    }
}
