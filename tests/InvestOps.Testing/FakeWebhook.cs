using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace InvestOps.Testing;

/// <summary>A stand-in for the second channel on this machine: takes JSON, and fails as a test says. Its address is a planted secret, which nothing but that address may hold.</summary>
public sealed class FakeWebhook : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly Lock _gate = new();
    private readonly List<JsonElement> _messages = [];
    private readonly AskedAddresses _asked = new(own: Canary.PathPart);
    private int _calls;

    private FakeWebhook(WebApplication application) => _application = application;

    /// <summary>Hits every call until it is taken away.</summary>
    public CallFault? Lasting { get; set; }

    /// <summary>The value for the setting NotifyWebhook.</summary>
    public string Address => _application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First() + "/services/" + Canary.PathPart;

    /// <summary>How often it was called.</summary>
    public int Calls => _calls;

    /// <summary>What it took.</summary>
    public IReadOnlyList<JsonElement> Messages
    {
        get
        {
            lock (_gate)
            {
                return [.. _messages];
            }
        }
    }

    /// <summary>The first lines of what it took, oldest first.</summary>
    public IReadOnlyList<string> Texts => [.. Messages.Select(message => message.GetProperty("text").GetString()!)];

    public static async Task<FakeWebhook> StartAsync(CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ApplicationName = "fake-webhook" });
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var webhook = new FakeWebhook(builder.Build());
        webhook._application.Run(webhook.ServeAsync);
        await webhook._application.StartAsync(cancellationToken);
        return webhook;
    }

    /// <exception cref="InvalidOperationException">A planted secret was in what it was sent.</exception>
    public async ValueTask DisposeAsync()
    {
        await _application.DisposeAsync();
        _asked.Refuse();
        Canary.Refuse(string.Concat(Messages.Select(message => message.GetRawText())));
    }

    private async Task ServeAsync(HttpContext context)
    {
        Interlocked.Increment(ref _calls);
        _asked.Add(context.Request.Path + context.Request.QueryString);
        var fault = Lasting;
        if (fault is not (null or CallFault.AcceptThenDrop))
        {
            await fault.AnswerAsync(context);
            return;
        }

        var message = await JsonSerializer.DeserializeAsync<JsonElement>(context.Request.Body);
        lock (_gate)
        {
            _messages.Add(message);
        }

        if (fault is CallFault.AcceptThenDrop)
        {
            context.Abort();
            return;
        }

        await context.Response.WriteAsync("ok");
    }
}
