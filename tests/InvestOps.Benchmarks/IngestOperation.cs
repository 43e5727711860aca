using InvestOps.Adapters.Http;
using InvestOps.Domain.Calendar;
using InvestOps.FakeExchange;
using InvestOps.Functions;
using InvestOps.Pipeline.Day;
using InvestOps.Pipeline.Ingesting;
using InvestOps.Pipeline.Runs;
using InvestOps.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace InvestOps.Benchmarks;

/// <summary>A fake exchange on loopback, and an operation on files that ingests from it.</summary>
internal sealed class IngestOperation : IAsyncDisposable
{
    private static readonly string[] Paths = ["sto/stk_bydd_trd", "sto/ksq_bydd_trd", "idx/kospi_dd_trd", "idx/kosdaq_dd_trd"];

    private readonly TestConfigs _configs = new("000020");
    private readonly FakeExchangeServer _server;
    private readonly ServiceProvider _services;
    private readonly HttpClient _client = new();

    private IngestOperation(FakeExchangeServer server)
    {
        _server = server;
        _configs.Write("ingest.yaml", "schema: 1\nsources: [{ source: krx_open_api }]\n");
        var settings = new InvestOpsSettings
        {
            Root = Path.Combine(_configs.Path, "data"),
            Configs = _configs.Path,
            Sources = SourceSettings.From(name => server.Settings.GetValueOrDefault(name)) with { Limits = new HttpLimits() },
        };
        _services = new ServiceCollection().AddLogging().AddInvestOps(settings).BuildServiceProvider();
    }

    public static async Task<IngestOperation> StartAsync()
    {
        var market = new ServedMarket(Some.Calendar, (date, _) => Task.FromResult<Domain.Market.SessionData?>(GeneratedSessions.Of(date)));
        return new IngestOperation(await FakeExchangeServer.StartAsync(market, new FakeExchangeOptions(), CancellationToken.None));
    }

    /// <summary>Fetches, checks and publishes one session.</summary>
    public Task<StageReport> IngestAsync(TradingDate date) => _services.GetRequiredService<DayRunner>().RunStageAsync(StageName.Ingest, date, CancellationToken.None);

    public Task<IReadOnlyList<StageReport>> BackfillAsync(IReadOnlyList<TradingDate> sessions) => _services.GetRequiredService<Backfill>().RunAsync(sessions, _ => { }, CancellationToken.None);

    /// <summary>Only fetches what one session is made of, and looks at nothing of it: the fake exchange's own time.</summary>
    public async Task<long> ServeAsync(TradingDate date)
    {
        var bodies = await Task.WhenAll(Paths.Select(path => _client.GetByteArrayAsync(new Uri(_server.Address, FormattableString.Invariant($"svc/apis/{path}?basDd={date.Date:yyyyMMdd}")))));
        return bodies.Sum(body => (long)body.Length);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _services.DisposeAsync();
        await _server.DisposeAsync();
        _configs.Dispose();
    }
}
