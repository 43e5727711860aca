using InvestOps.Adapters.DataGoKr;
using InvestOps.Adapters.Http;
using InvestOps.Adapters.KrxOpenApi;
using InvestOps.Adapters.Marcap;
using InvestOps.Adapters.Naver;
using InvestOps.Pipeline.Configuration;
using InvestOps.Pipeline.Ingesting;
using InvestOps.Pipeline.MarketData;
using InvestOps.Pipeline.Ports;

namespace InvestOps.Functions;

/// <summary>The sources of <c>ingest.yaml</c>, made ready with the keys and addresses of the environment.</summary>
public sealed class ConfiguredSources : IDisposable
{
    private readonly SourceSettings _settings;
    private readonly IAssetStore _store;
    private readonly MarketStore _market;
    private readonly TimeProvider _time;
    private readonly List<IDisposable> _owned = [];
    private readonly Dictionary<string, SourceGuard> _guards = new(StringComparer.Ordinal);

    /// <param name="store">Where requests are counted and blocks remembered.</param>
    /// <param name="time">The clock of the day; waits for the network run on the real one, whatever it is.</param>
    /// <exception cref="ConfigurationException">An address is not allowed.</exception>
    public ConfiguredSources(IngestPlan plan, SourceSettings settings, IAssetStore store, MarketStore market, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(plan);
        _settings = settings;
        _store = store;
        _market = market;
        _time = time;
        All = [.. plan.Sources.Select(Create)];
    }

    /// <summary>All sources, in the order of the file.</summary>
    public IReadOnlyList<IMarketDataSource> All { get; }

    /// <summary>Naver's chart; null where it is not switched on.</summary>
    public NaverSource? Naver => All.OfType<NaverSource>().FirstOrDefault();

    /// <summary>What has to be set before a source can be asked at all, by its name.</summary>
    public IReadOnlyDictionary<string, string> MissingKeys
    {
        get
        {
            var missing = new SortedDictionary<string, string>(StringComparer.Ordinal);
            if (_settings.KrxOpenApiKey is null)
            {
                missing.Add(KrxOpenApiSource.SourceName, KrxOpenApiSettings.KeySetting);
            }

            if (_settings.DataGoKrKey is null)
            {
                missing.Add(DataGoKrSource.SourceName, DataGoKrSettings.KeySetting);
            }

            return missing;
        }
    }

    /// <summary>The sources to ask: all, or the one that was chosen.</summary>
    /// <exception cref="ConfigurationException">The chosen one is not among them.</exception>
    public IngestSources Chosen()
    {
        var sources = new IngestSources(All);
        return _settings.Only is not { } only ? sources : sources.Only(only) ?? throw Unknown("--source", only, All.Select(source => source.Name));
    }

    /// <summary>A person says that a source may be asked again.</summary>
    /// <returns>Whether anything was in the way.</returns>
    /// <exception cref="ConfigurationException">There is no such source, or it is none that could shut us out.</exception>
    public Task<bool> UnblockAsync(string source, CancellationToken cancellationToken) =>
        _guards.TryGetValue(source, out var guard) ? guard.UnblockAsync(cancellationToken) : throw Unknown("--unblock", source, _guards.Keys);

    public void Dispose() => _owned.ForEach(owned => owned.Dispose());

    private static ConfigurationException Unknown(string option, string name, IEnumerable<string> known) =>
        new([new ConfigurationError(option, $"'{name}' is no source of configs/{IngestFile.Name}; there are: {string.Join(", ", known)}")]);

    private IMarketDataSource Create(PlannedSource planned) => planned switch
    {
        PlannedSource.KrxOpenApi krx => CreateKrx(krx),
        PlannedSource.DataGoKr => CreateDataGoKr(),
        PlannedSource.Naver naver => CreateNaver(naver),
        PlannedSource.Folder folder => Own(new DroppedFilesSource(folder.Path, _market.Calendar)),
        _ => throw new ArgumentOutOfRangeException(nameof(planned), planned, "This kind of source is not known."),
    };

    private KrxOpenApiSource CreateKrx(PlannedSource.KrxOpenApi planned)
    {
        var settings = new KrxOpenApiSettings
        {
            Key = _settings.KrxOpenApiKey,
            Address = SourceAddress.Read(_settings.KrxOpenApiAddress, KrxOpenApiSettings.OfficialAddress, KrxOpenApiSettings.AddressSetting),
            Markets = planned.Markets,
            Indices = planned.Indices,
        };
        var (http, guard) = Connect(KrxOpenApiSource.SourceName, settings.Address, KrxOpenApiSettings.RequestsPerDay);
        return new KrxOpenApiSource(settings, http, guard, _market.Calendar);
    }

    private DataGoKrSource CreateDataGoKr()
    {
        var settings = new DataGoKrSettings
        {
            Key = _settings.DataGoKrKey,
            Address = SourceAddress.Read(_settings.DataGoKrAddress, DataGoKrSettings.OfficialAddress, DataGoKrSettings.AddressSetting),
        };
        var (http, guard) = Connect(DataGoKrSource.SourceName, settings.Address, DataGoKrSettings.RequestsPerDay);
        return new DataGoKrSource(settings, http, guard, _market.Calendar);
    }

    private NaverSource CreateNaver(PlannedSource.Naver planned)
    {
        var settings = new NaverSettings
        {
            Address = SourceAddress.Read(_settings.NaverAddress, NaverSettings.OfficialAddress, NaverSettings.AddressSetting),
            Pause = TimeSpan.FromSeconds(1) / planned.RequestsPerSecond,
        };
        var (http, guard) = Connect(NaverSource.SourceName, settings.Address, NaverSettings.RequestsPerDay);
        return new NaverSource(settings, new NaverChart(http), guard, _market, _time, TimeProvider.System);
    }

    private (SourceHttp Http, SourceGuard Guard) Connect(string source, SourceAddress address, int requestsPerDay)
    {
        var guard = Own(new SourceGuard(source, requestsPerDay, _store, _time));
        _guards.Add(source, guard);
        return (Own(new SourceHttp(source, address, guard, _settings.Limits, TimeProvider.System)), guard);
    }

    private T Own<T>(T owned)
        where T : IDisposable
    {
        _owned.Add(owned);
        return owned;
    }
}
