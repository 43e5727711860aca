using InvestOps.EndToEnd.Tests;
using InvestOps.FakeExchange;
using InvestOps.Testing;
using Xunit;

[assembly: AssemblyFixture(typeof(StandInSources))]

namespace InvestOps.EndToEnd.Tests;

/// <summary>
/// The sources of every command that a test gives none of its own: an exchange and a portal on this machine that have published nothing, with
/// planted keys. So no command is without secrets, and none asks the real ones.
/// </summary>
public sealed class StandInSources : IAsyncLifetime
{
    private static readonly AskedAddresses Asked = new(Uri.EscapeDataString(Canary.PortalKey), below: FakeExchangeServer.PortalPath);
    private FakeExchangeServer? _server;

    /// <summary>The settings that lead there.</summary>
    public static IReadOnlyDictionary<string, string> Settings { get; private set; } = Canary.Sources;

    public async ValueTask InitializeAsync()
    {
        var market = new ServedMarket(Some.Calendar, (_, _) => Task.FromResult<Domain.Market.SessionData?>(null));
        _server = await FakeExchangeServer.StartAsync(market, new FakeExchangeOptions { Asked = Asked.Add }, CancellationToken.None);
        Settings = new Dictionary<string, string>(_server.Settings, StringComparer.Ordinal)
        {
            ["KrxOpenApiKey"] = Canary.ExchangeKey,
            ["DataGoKrKey"] = Canary.PortalKey,
        };
    }

    /// <exception cref="InvalidOperationException">A planted secret was in an address other than the portal's.</exception>
    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }

        Asked.Refuse();
    }
}
