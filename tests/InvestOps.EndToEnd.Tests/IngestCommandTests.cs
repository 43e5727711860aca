using System.Diagnostics;
using InvestOps.Domain.Calendar;
using InvestOps.Domain.Market;
using InvestOps.EndToEnd.Tests.Host;
using InvestOps.FakeExchange;
using InvestOps.FakeExchange.Faults;
using InvestOps.Testing;
using InvestOps.Testing.Exchange;
using Xunit;

namespace InvestOps.EndToEnd.Tests;

/// <summary>The command <c>ingest</c> as a process of its own, against a fake exchange in this one: what it says, its exit code, and what it leaves.</summary>
public sealed class IngestCommandTests : IAsyncLifetime
{
    private const int Sessions = 46;
    private static readonly int First = Some.Calendar.IndexOf(Some.SessionOn("2024-01-02"));

    private readonly TemporaryFolder _folder = new();
    private readonly TestConfigs _configs = new("005930");
    private FakeExchangeServer _server = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string Root => Path.Combine(_folder.Path, "data");

    public async ValueTask InitializeAsync()
    {
        _configs.Write("ingest.yaml", "schema: 1\nsources: [{ source: krx_open_api }]\n");
        var market = new ServedMarket(Some.Calendar, (date, _) => Task.FromResult(Served(date)));
        _server = await FakeExchangeServer.StartAsync(market, new FakeExchangeOptions { Key = "good" }, Cancel);
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _configs.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_range_is_filled_once()
    {
        var dry = await RunAsync("--from", "2024-01-06", "--to", "2024-01-12", "--dry-run");
        var untouched = _server.Desk.Total;
        var filled = await RunAsync("--from", "2024-01-06", "--to", "2024-01-12");
        var asked = _server.Desk.Total;
        var again = await RunAsync("--from", "2024-01-06", "--to", "2024-01-12");

        Assert.Equal(["2024-01-08", "2024-01-09", "2024-01-10", "2024-01-11", "2024-01-12"], dry.Output.TrimEnd().Split('\n').Select(line => line[..10]));
        Assert.Contains("published 2024-01-09 08:00 KST", dry.Output, StringComparison.Ordinal);
        Assert.Equal((0, 0, 0, 0), (untouched, dry.ExitCode, filled.ExitCode, again.ExitCode));
        Assert.Contains("5 of 5 sessions done, 5 of them new", filled.Errors, StringComparison.Ordinal);
        Assert.Contains("11 issues from krx_open_api, 0 held back", filled.Output, StringComparison.Ordinal);
        Assert.Contains("Every session of the range that is published is stored.", again.Output, StringComparison.Ordinal);
        Assert.Equal(asked, _server.Desk.Total);
    }

    [Fact]
    public async Task A_range_that_was_killed_goes_on_and_ends_like_an_undisturbed_one()
    {
        string[] range = ["--from", "2024-01-02", "--to", "2024-03-08"];
        var undisturbed = Path.Combine(_folder.Path, "undisturbed");
        Assert.Equal(0, (await RunAsync([.. range, "--root", undisturbed])).ExitCode);
        _server.Desk.Reset();
        _server.Desk.Add(new PlannedFault { Fault = FakeFault.Hang, Path = "stk_bydd_trd", Skip = 30 });

        using (var process = Start([.. range]))
        {
            var output = Task.WhenAll(process.StandardOutput.ReadToEndAsync(Cancel), process.StandardError.ReadToEndAsync(Cancel));
            await Eventually.SeeAsync("the 31st session asked for", TimeSpan.FromMinutes(1), () => Task.FromResult(_server.Desk.Requests.GetValueOrDefault("/svc/apis/sto/stk_bydd_trd") > 30 ? "asked" : null));
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(Cancel);
            await output;
        }

        Assert.NotEqual(RootFiles.Products(undisturbed), RootFiles.Products(Root));
        _server.Desk.Reset();
        var rest = await RunAsync(range);

        Assert.Equal(0, rest.ExitCode);
        Assert.InRange(_server.Desk.Requests["/svc/apis/sto/stk_bydd_trd"], 1, Sessions - 20);
        Assert.Equal(RootFiles.Products(undisturbed), RootFiles.Products(Root));
    }

    [Theory]
    [InlineData(FakeFault.Unauthorized, 2, "the key is refused (401)", 2)]
    [InlineData(FakeFault.Forbidden, 1, "this address is shut out (403)", 1)]
    [InlineData(FakeFault.BlockedPage, 1, "a page that says that this address is shut out came in place of data", 1)]
    [InlineData(FakeFault.TooManyRequests, 3, "too many requests (429)", 1)]
    public async Task A_fault_has_its_exit_code_and_its_log_line_and_nothing_is_stored(FakeFault fault, int exitCode, string reason, int requests)
    {
        _server.Desk.Add(fault);

        var failed = await RunAsync("--date", "2024-01-08");
        var again = await RunAsync("--date", "2024-01-08");

        Assert.Equal((exitCode, exitCode), (failed.ExitCode, again.ExitCode));
        Assert.Contains($"error: krx_open_api: ", failed.Errors, StringComparison.Ordinal);
        Assert.Contains(reason, failed.Errors, StringComparison.Ordinal);
        Assert.Contains("[ERROR] [INGEST] rc=1 details=2024-01-08 krx_open_api: ", failed.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("good", failed.Errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(Root, "market")));
        Assert.Equal(fault == FakeFault.Unauthorized ? 2 * requests : requests, _server.Desk.Total);
    }

    [Fact]
    public async Task A_block_ends_when_a_person_says_so()
    {
        _server.Desk.Add(FakeFault.Forbidden, times: 1);
        await RunAsync("--date", "2024-01-08");

        var opened = await RunAsync("--unblock", "krx_open_api");
        var filled = await RunAsync("--date", "2024-01-08");

        Assert.Equal((0, "krx_open_api may be asked again."), (opened.ExitCode, opened.Output.Trim()));
        Assert.Equal(0, filled.ExitCode);
    }

    [Fact]
    public async Task A_day_on_which_the_exchange_was_closed_is_a_suspicion_until_it_is_recorded()
    {
        _server.Desk.Add(FakeFault.Empty);
        var suspected = await RunAsync("--date", "2024-01-09");
        var recorded = await InvestOpsProgram.RunAsync(_folder.Path, "calendar", "close", "2024-01-09", "--reason", "전산 장애", "--root", Root, "--configs", _configs.Path);
        var asked = _server.Desk.Total;
        var holiday = await RunAsync("--date", "2024-01-09", "--dry-run");

        Assert.Equal(1, suspected.ExitCode);
        Assert.Contains("investops calendar close 2024-01-09 --reason", suspected.Errors, StringComparison.Ordinal);
        Assert.Equal(0, recorded.ExitCode);
        Assert.Contains("2024-01-09 is no trading day: nothing is asked for, and the last session, 2024-01-08, is used again.", holiday.Output, StringComparison.Ordinal);
        Assert.Equal((0, asked), (holiday.ExitCode, _server.Desk.Total));
    }

    [Fact]
    public async Task Without_a_key_the_setting_is_named_and_that_is_wrong_configuration()
    {
        var keyless = await RunWithAsync(new Dictionary<string, string?>(StringComparer.Ordinal) { ["KrxOpenApiKey"] = null }, "--date", "2024-01-08");

        Assert.Equal(2, keyless.ExitCode);
        Assert.Contains("error: setting KrxOpenApiKey: is not set, so krx_open_api cannot be asked", keyless.Errors, StringComparison.Ordinal);
        Assert.Equal(0, _server.Desk.Total);
    }

    [Fact]
    public async Task An_address_in_the_local_network_is_refused_before_anything_is_sent()
    {
        var refused = await RunWithAsync(new Dictionary<string, string?>(StringComparer.Ordinal) { ["KrxOpenApiAddress"] = "http://192.168.0.1/svc/apis" }, "--date", "2024-01-08");

        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("error: setting KrxOpenApiAddress: ", refused.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--source", "nyse")]
    [InlineData("--unblock", "nyse")]
    [InlineData("--to", "2024-01-08")]
    public async Task Wrong_usage_is_exit_code_2(params string[] arguments) => Assert.Equal(2, (await RunAsync(arguments)).ExitCode);

    [Fact]
    public async Task The_fake_exchange_prints_settings_with_which_it_can_be_asked()
    {
        using var process = InvestOpsProgram.Start(_folder.Path, ["fake-exchange", "--port", "0", "--root", Path.Combine(_folder.Path, "none"), "--fault", "server-error:1"]);
        try
        {
            var settings = new Dictionary<string, string?>(StringComparer.Ordinal);
            while (settings.Count < 5 && await process.StandardOutput.ReadLineAsync(Cancel) is { } line)
            {
                if (line.StartsWith("export ", StringComparison.Ordinal))
                {
                    settings.Add(line["export ".Length..].Split('=')[0], line.Split('=', 2)[1]);
                }
            }

            var filled = await RunWithAsync(settings, "--date", "2026-10-29");

            Assert.Equal(0, filled.ExitCode);
            Assert.Contains("issues from krx_open_api, 0 held back", filled.Output, StringComparison.Ordinal);
        }
        finally
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(Cancel);
        }
    }

    private static SessionData? Served(TradingDate date)
    {
        var day = Some.Calendar.IndexOf(date) - First;
        return day is >= 0 and < Sessions ? SmallSession.On(date, day) : null;
    }

    private Task<ProgramResult> RunAsync(params string[] arguments) => RunWithAsync(new Dictionary<string, string?>(StringComparer.Ordinal), arguments);

    private async Task<ProgramResult> RunWithAsync(IReadOnlyDictionary<string, string?> environment, params string[] arguments)
    {
        using var process = Start(arguments, environment);
        var output = process.StandardOutput.ReadToEndAsync(Cancel);
        var errors = process.StandardError.ReadToEndAsync(Cancel);
        await process.WaitForExitAsync(Cancel);
        return new ProgramResult(process.ExitCode, await output, await errors);
    }

    private Process Start(string[] arguments, IReadOnlyDictionary<string, string?>? environment = null)
    {
        var variables = _server.Settings.ToDictionary(pair => pair.Key, pair => (string?)pair.Value, StringComparer.Ordinal);
        foreach (var (name, value) in environment ?? new Dictionary<string, string?>(StringComparer.Ordinal))
        {
            variables[name] = value;
        }

        string[] root = arguments.Contains("--root", StringComparer.Ordinal) ? [] : ["--root", Root];
        return InvestOpsProgram.Start(_folder.Path, variables, ["ingest", .. arguments, .. root, "--configs", _configs.Path]);
    }
}
