using System.Diagnostics;
using InvestOps.Adapters.FileStorage;
using InvestOps.Domain.Calendar;
using InvestOps.Domain.Market;
using InvestOps.FakeExchange;
using InvestOps.FakeExchange.Faults;
using InvestOps.Pipeline.MarketData;
using InvestOps.Testing;
using InvestOps.Testing.Exchange;
using Xunit;

namespace InvestOps.EndToEnd.Tests;

/// <summary>The command as processes of their own, with a data root, configurations and a fake exchange in this process.</summary>
internal sealed class ExchangeScene : IAsyncDisposable
{
    /// <summary>The key that the exchange takes.</summary>
    public static string Key => Canary.ExchangeKey;

    private readonly TemporaryFolder _folder = new();
    private readonly FakeExchangeServer _server;
    private readonly AskedAddresses _asked;

    private ExchangeScene(FakeExchangeServer server, AskedAddresses asked, string sources)
    {
        (_server, _asked) = (server, asked);
        Configs.Write("ingest.yaml", $"schema: 1\nsources: [{sources}]\n");
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public TestConfigs Configs { get; } = new("005930");

    public string Root => Path.Combine(_folder.Path, "data");

    public FaultDesk Desk => _server.Desk;

    /// <summary>What the data root holds beside the ledger.</summary>
    public SortedDictionary<string, string> Products => RootFiles.Products(Root);

    /// <param name="sources">The sources of <c>ingest.yaml</c>.</param>
    /// <param name="session">What the exchange has of a session.</param>
    /// <param name="stored">A session that the root holds already, as the exchange has it; null for an empty root.</param>
    public static async Task<ExchangeScene> StartAsync(string sources, Func<TradingDate, SessionData?> session, string? stored)
    {
        var market = new ServedMarket(Some.Calendar, (date, _) => Task.FromResult(session(date)));
        var asked = new AskedAddresses(Uri.EscapeDataString(Key), below: FakeExchangeServer.PortalPath);
        var scene = new ExchangeScene(await FakeExchangeServer.StartAsync(market, new FakeExchangeOptions { Key = Key, Asked = asked.Add }, Cancel), asked, sources);
        if (stored is not null)
        {
            await scene.StoreAsync(session(Some.SessionOn(stored))!);
        }

        return scene;
    }

    /// <summary>Sixty issues of each market on every session from 2024-01-02 on.</summary>
    public static SessionData? Wide(TradingDate date) => DayOf(date) is >= 0 and var day ? WideSession.On(date, day) : null;

    /// <summary>Eleven issues on every session from 2023-12-28 on.</summary>
    public static SessionData? Small(TradingDate date) => DayOf(date) is >= -1 and var day ? SmallSession.On(date, day) : null;

    /// <summary>Puts a session into the root, past the gate.</summary>
    public Task StoreAsync(SessionData session) =>
        new MarketStore(new FileAssetStore(Root), Some.Calendar).PublishSessionAsync(session, "krx_open_api", replace: false, Cancel);

    public Task<ProgramResult> RunAsync(params string[] arguments) => RunWithAsync([], arguments);

    /// <param name="environment">Variables of its own; null removes one.</param>
    public async Task<ProgramResult> RunWithAsync(Dictionary<string, string?> environment, params string[] arguments)
    {
        using var process = Start(environment, arguments);
        return await InvestOpsProgram.EndAsync(process);
    }

    public Process Start(params string[] arguments) => Start([], arguments);

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        Configs.Dispose();
        _folder.Dispose();
        _asked.Refuse();
    }

    private static int DayOf(TradingDate date) => Some.Calendar.IndexOf(date) - Some.Calendar.IndexOf(Some.SessionOn("2024-01-02"));

    private Process Start(Dictionary<string, string?> environment, string[] arguments)
    {
        var variables = _server.Settings.ToDictionary(pair => pair.Key, pair => (string?)pair.Value, StringComparer.Ordinal);
        foreach (var (name, value) in environment)
        {
            variables[name] = value;
        }

        string[] root = arguments.Contains("--root", StringComparer.Ordinal) ? [] : ["--root", Root];
        return InvestOpsProgram.Start(_folder.Path, variables, [.. arguments, .. root, "--configs", Configs.Path]);
    }
}
