using InvestOps.Adapters.DeadMan;
using InvestOps.Pipeline.Configuration;
using InvestOps.Pipeline.Watching;
using InvestOps.Testing;
using Microsoft.Extensions.Logging;
using Xunit;

namespace InvestOps.Adapters.Tests.DeadMan;

public sealed class DeadManPingTests : IDisposable
{
    private static readonly Guid Run = new("00112233-4455-6677-8899-aabbccddeeff");
    private readonly CollectedLog _log = new();

    [Theory]
    [InlineData(PingKind.Start, "/" + Canary.PathPart + "/start?rid=00112233-4455-6677-8899-aabbccddeeff ")]
    [InlineData(PingKind.Success, "/" + Canary.PathPart + "?rid=00112233-4455-6677-8899-aabbccddeeff ")]
    [InlineData(PingKind.Fail, "/" + Canary.PathPart + "/fail?rid=00112233-4455-6677-8899-aabbccddeeff ")]
    public async Task A_sign_goes_where_healthchecks_expects_it_with_its_note(PingKind kind, string target)
    {
        await using var server = new PingServer();
        using var ping = PingTo(server.Address);

        await ping.PingAsync(kind, Run, "late", TestContext.Current.CancellationToken);

        var request = Assert.Single(server.Requests);
        Assert.StartsWith("POST " + target, request, StringComparison.Ordinal);
        Assert.EndsWith("\r\n\r\nlate", request, StringComparison.Ordinal);
        Assert.Empty(_log.Lines);
    }

    [Fact]
    public async Task A_refused_sign_is_tried_three_times_and_logged_without_its_address()
    {
        await using var server = new PingServer { Status = 500 };
        using var ping = PingTo(server.Address);

        await ping.PingAsync(PingKind.Success, Run, "", TestContext.Current.CancellationToken);

        Assert.Equal(3, server.Requests.Count);
        var (level, text) = Assert.Single(_log.Lines);
        Assert.Equal((LogLevel.Warning, true), (level, text.Contains("the answer was 500", StringComparison.Ordinal)));
        Canary.Refuse(text);
    }

    [Fact]
    public async Task A_place_that_is_not_there_fails_nothing()
    {
        string address;
        await using (var server = new PingServer())
        {
            address = server.Address;
        }

        using var ping = PingTo(address);
        await ping.PingAsync(PingKind.Success, Run, "", TestContext.Current.CancellationToken);

        Assert.Contains("no connection", Assert.Single(_log.Lines).Text, StringComparison.Ordinal);
        Canary.Refuse(Assert.Single(_log.Lines).Text);
    }

    [Theory]
    [InlineData("http://hc.example.org/canary-id")]
    [InlineData("https://user:canary@hc.example.org/id")]
    [InlineData("https://hc.example.org/id?key=canary")]
    [InlineData("canary")]
    public void An_address_that_is_not_allowed_is_refused_and_not_repeated(string address)
    {
        var error = Assert.Throws<ConfigurationException>(() => DeadManSettings.Read(address));

        Assert.Contains("WatchPingAddress", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_set_is_nothing_and_an_address_prints_as_stars()
    {
        Assert.Null(DeadManSettings.Read(""));
        Assert.Equal("***", DeadManSettings.Read("https://hc.example.org/canary/")!.Address.ToString());
        Assert.Equal("https://hc.example.org/canary", DeadManSettings.Read("https://hc.example.org/canary/")!.Address.Reveal());
    }

    public void Dispose() => _log.Dispose();

    private DeadManPing PingTo(string address) => new(DeadManSettings.Read(address), _log.CreateLogger<DeadManPing>());
}
