using System.Net;
using InvestOps.FakeExchange.Endpoints;
using InvestOps.FakeExchange.Faults;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace InvestOps.FakeExchange;

/// <summary>
/// A stand-in for the exchange's Open API, the public data portal and Naver's chart, on this machine only, with faults that can be switched
/// on and off while it runs: by <see cref="Desk"/>, or over HTTP below <c>/control</c>.
/// </summary>
public sealed class FakeExchangeServer : IAsyncDisposable
{
    /// <summary>The path of the portal's service: the only one that takes its key in the address.</summary>
    public const string PortalPath = "/1160100/service/GetStockSecuritiesInfoService/getStockPriceInfo";

    private readonly WebApplication _application;
    private readonly string _key;

    private FakeExchangeServer(WebApplication application, string key)
    {
        _application = application;
        _key = key;
    }

    /// <summary>Faults and counts.</summary>
    public FaultDesk Desk { get; } = new();

    /// <summary>Where it listens.</summary>
    public Uri Address => new(_application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    /// <summary>The settings that point InvestOps at it.</summary>
    public IReadOnlyDictionary<string, string> Settings
    {
        get
        {
            var root = Address.AbsoluteUri.TrimEnd('/');
            return new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["KrxOpenApiAddress"] = $"{root}/svc/apis",
                ["KrxOpenApiKey"] = _key,
                ["DataGoKrAddress"] = $"{root}/1160100/service",
                ["DataGoKrKey"] = _key,
                ["NaverAddress"] = root,
            };
        }
    }

    /// <summary>Starts on loopback.</summary>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<FakeExchangeServer> StartAsync(ServedMarket market, FakeExchangeOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(market);
        ArgumentNullException.ThrowIfNull(options);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ApplicationName = "fake-exchange" });
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, options.Port);
        });
        builder.Services.AddRouting();
        var server = new FakeExchangeServer(builder.Build(), options.Key ?? "any");
        server.Map(market, options);
        await server._application.StartAsync(cancellationToken);
        return server;
    }

    /// <summary>Runs until the process or the token ends it.</summary>
    public Task WaitForStopAsync(CancellationToken cancellationToken) => _application.WaitForShutdownAsync(cancellationToken);

    public ValueTask DisposeAsync() => _application.DisposeAsync();

    private void Map(ServedMarket market, FakeExchangeOptions options)
    {
        if (options.Asked is { } asked)
        {
            _application.Use((context, next) =>
            {
                asked(context.Request.Path + context.Request.QueryString);
                return next(context);
            });
        }

        var answer = new FaultyAnswer(options.Time);
        _application.MapMethods("/svc/apis/{group}/{service}", ["GET"], new KrxEndpoint(market, options, Desk, answer).ServeAsync);
        _application.MapMethods(PortalPath, ["GET"], new PortalEndpoint(market, options, Desk, answer).ServeAsync);
        _application.MapMethods("/siseJson.naver", ["GET"], new NaverEndpoint(market, Desk, answer).ServeAsync);
        var control = new ControlEndpoint(Desk);
        _application.MapMethods("/control", ["GET"], control.ShowAsync);
        _application.MapMethods("/control/faults", ["POST"], control.SwitchOnAsync);
        _application.MapMethods("/control/reset", ["POST"], control.ResetAsync);
    }
}
