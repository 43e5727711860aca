using InvestOps.Adapters.Sample;
using InvestOps.Domain.Calendar;
using InvestOps.Functions;
using InvestOps.Pipeline.MarketData;
using InvestOps.Pipeline.MarketData.Manifest;
using InvestOps.Pipeline.MarketData.Tables;
using InvestOps.Pipeline.Ports;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace InvestOps.Testing;

/// <summary>The whole system on a small sample market, with storage, queue and clock of the test's choice.</summary>
public sealed class TestOperation : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    /// <param name="configs">A folder of configurations; see <see cref="TestConfigs"/>.</param>
    /// <param name="store">Where everything is kept.</param>
    /// <param name="source">What Ingest fetches from; without one it has nothing.</param>
    public TestOperation(string configs, IAssetStore store, IMarketDataSource? source = null)
    {
        var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<ILoggerFactory>(Log)
            .AddInvestOps(new InvestOpsSettings { Root = Path.Combine(configs, "unused"), Configs = configs })
            .AddSingleton(store)
            .AddKeyedSingleton(Composition.MarketAssets, store)
            .AddSingleton<IWorkQueue>(Queue)
            .AddSingleton<TimeProvider>(Time);
        if (source is not null)
        {
            services.AddSingleton(source);
        }

        _services = services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 10, 30, 20, 0, 0, TimeSpan.FromHours(9)));

    public InMemoryWorkQueue Queue { get; } = new();

    public CollectedLog Log { get; } = new();

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>Everything of a sample market before a session, as an import would bring it in.</summary>
    public static MarketBatch HistoryOf(SampleMarket market, TradingDate before)
    {
        ArgumentNullException.ThrowIfNull(market);
        var bars = new BarTable();
        var indices = new List<IndexRow>();
        foreach (var session in market.Sessions.TakeWhile(session => session.Date < before))
        {
            foreach (var bar in session.Bars)
            {
                bars.Add(session.Date.Date, bar, source: 0);
            }

            indices.AddRange(session.Indices.Select(index => new IndexRow(session.Date.Date, index)));
        }

        StoredSource[] source = [new(market.Name)];
        return new MarketBatch
        {
            Basis = Domain.Market.PriceBasis.Raw,
            Sessions = CalendarKind.Krx,
            Sources = source,
            Bars = bars,
            Indices = indices,
            IndexSources = source,
            Issues = market.Listings,
            IssueSources = source,
        };
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
