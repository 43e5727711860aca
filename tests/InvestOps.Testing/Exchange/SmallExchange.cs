using InvestOps.Adapters.DataGoKr;
using InvestOps.Adapters.Http;
using InvestOps.Adapters.KrxOpenApi;
using InvestOps.Adapters.Naver;
using InvestOps.Domain.Calendar;
using InvestOps.Domain.Market;
using InvestOps.FakeExchange;
using InvestOps.FakeExchange.Faults;
using InvestOps.Pipeline.MarketData;
using InvestOps.Pipeline.Secrets;
using Microsoft.Extensions.Time.Testing;

namespace InvestOps.Testing.Exchange;

/// <summary>A fake exchange on a free port with eleven issues on three sessions, and sources that ask it, over real sockets.</summary>
public sealed class SmallExchange : IAsyncDisposable
{
    /// <summary>A key that has to be encoded in an address, and is looked for in messages.</summary>
    public const string Key = Canary.PortalKey;

    private readonly List<IDisposable> _owned = [];

    private readonly AskedAddresses _asked;

    private SmallExchange(FakeExchangeServer server, AskedAddresses asked) => (Server, _asked) = (server, asked);

    public static TradingDate Wednesday { get; } = Some.SessionOn("2026-10-28");

    public static TradingDate Thursday { get; } = Some.SessionOn("2026-10-29");

    public static TradingDate Friday { get; } = Some.SessionOn("2026-10-30");

    public static TradingDate Monday { get; } = Some.SessionOn("2026-11-02");

    /// <summary>What is served: three sessions, Friday the last.</summary>
    public static IReadOnlyDictionary<TradingDate, SessionData> Sessions { get; } =
        new[] { Wednesday, Thursday, Friday }.Index().ToDictionary(pair => pair.Item, pair => SmallSession.On(pair.Item, pair.Index));

    /// <summary>Waits so short that tests do not feel them, and time-outs so long that a slow machine does not either.</summary>
    public static HttpLimits Quick { get; } = new()
    {
        FirstDelay = TimeSpan.FromMilliseconds(1),
        LongestDelay = TimeSpan.FromMilliseconds(4),
        Silence = TimeSpan.FromMinutes(1),
        Attempt = TimeSpan.FromMinutes(1),
        Total = TimeSpan.FromMinutes(2),
        MostBytes = 1 << 20,
        JitterSeed = 1,
    };

    public FakeExchangeServer Server { get; }

    public FaultDesk Desk => Server.Desk;

    /// <summary>Where requests are counted and blocks remembered, and the market of <see cref="Market"/>.</summary>
    public InMemoryAssetStore Store { get; } = new();

    public MarketStore Market => field ??= new MarketStore(Store, Some.Calendar);

    /// <summary>Friday evening in Korea: Thursday's rows are official, Friday's not yet.</summary>
    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 10, 30, 20, 0, 0, TimeSpan.FromHours(9)));

    public static async Task<SmallExchange> StartAsync(FakeExchangeOptions? options = null)
    {
        var market = new ServedMarket(Some.Calendar, (date, _) => Task.FromResult(Sessions.GetValueOrDefault(date)));
        // The portal takes its key in the query, and nowhere else; the exchange takes it in a header.
        var asked = new AskedAddresses(Uri.EscapeDataString(Key), below: FakeExchangeServer.PortalPath);
        options = (options ?? new FakeExchangeOptions { Key = Key }) with { Asked = asked.Add };
        return new SmallExchange(await FakeExchangeServer.StartAsync(market, options, CancellationToken.None), asked);
    }

    public KrxOpenApiSource Krx(HttpLimits? limits = null, int quota = 1_000, string? key = Key, bool indices = true)
    {
        var settings = new KrxOpenApiSettings { Key = SecretText.From(key), Address = AddressOf(KrxOpenApiSettings.AddressSetting, KrxOpenApiSettings.OfficialAddress), Indices = indices };
        var (http, guard) = Connect(KrxOpenApiSource.SourceName, settings.Address, limits, quota);
        return new KrxOpenApiSource(settings, http, guard, Some.Calendar);
    }

    public DataGoKrSource DataGoKr(HttpLimits? limits = null, int quota = 1_000, string? key = Key, int pageRows = 1_000)
    {
        var settings = new DataGoKrSettings { Key = SecretText.From(key), Address = AddressOf(DataGoKrSettings.AddressSetting, DataGoKrSettings.OfficialAddress), PageRows = pageRows };
        var (http, guard) = Connect(DataGoKrSource.SourceName, settings.Address, limits, quota);
        return new DataGoKrSource(settings, http, guard, Some.Calendar);
    }

    /// <summary>Asks for the issues of the stored session before; see <see cref="StoreAsync"/>.</summary>
    public NaverSource Naver(HttpLimits? limits = null, int quota = 1_000)
    {
        var settings = new NaverSettings { Address = AddressOf(NaverSettings.AddressSetting, NaverSettings.OfficialAddress), Pause = TimeSpan.Zero };
        var (http, guard) = Connect(NaverSource.SourceName, settings.Address, limits, quota);
        return new NaverSource(settings, new NaverChart(http), guard, Market, Time, Time);
    }

    public NaverChart NaverChart() => new(Connect(NaverSource.SourceName, AddressOf(NaverSettings.AddressSetting, NaverSettings.OfficialAddress), limits: null, quota: 100).Http);

    /// <summary>Another process: counts and blocks come from the store alone.</summary>
    public SourceGuard Guard(string source, int quota = 1_000)
    {
        var guard = new SourceGuard(source, quota, Store, Time);
        _owned.Add(guard);
        return guard;
    }

    /// <summary>Stores a session as the exchange has it.</summary>
    public Task StoreAsync(TradingDate date) => Market.PublishSessionAsync(Sessions[date], "krx_open_api", replace: false, CancellationToken.None);

    /// <exception cref="InvalidOperationException">A planted secret was in an address other than the portal's.</exception>
    public async ValueTask DisposeAsync()
    {
        _owned.ForEach(owned => owned.Dispose());
        await Server.DisposeAsync();
        _asked.Refuse();
    }

    private SourceAddress AddressOf(string setting, string official) => SourceAddress.Read(Server.Settings[setting], official, setting);

    private (SourceHttp Http, SourceGuard Guard) Connect(string source, SourceAddress address, HttpLimits? limits, int quota)
    {
        var guard = Guard(source, quota);
        var http = new SourceHttp(source, address, guard, limits ?? Quick, TimeProvider.System);
        _owned.Add(http);
        return (http, guard);
    }
}
