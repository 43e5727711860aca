using InvestOps.EndToEnd.Tests.Host;
using InvestOps.FakeExchange.Faults;
using Xunit;

namespace InvestOps.EndToEnd.Tests;

/// <summary>The command <c>ingest</c> as a process of its own, against a fake exchange in this one: what it says, its exit code, and what it leaves.</summary>
public sealed class IngestCommandTests : IAsyncLifetime
{
    private const int Sessions = 46;
    private static readonly string[] Range = ["--from", "2024-01-02", "--to", "2024-03-08"];
    private static readonly Lazy<Task<SortedDictionary<string, string>>> Undisturbed = new(FillUndisturbedAsync);
    private ExchangeScene _scene = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private FaultDesk Desk => _scene.Desk;

    public async ValueTask InitializeAsync() => _scene = await ExchangeScene.StartAsync("{ source: krx_open_api }", ExchangeScene.Small, stored: "2023-12-28");

    public ValueTask DisposeAsync() => _scene.DisposeAsync();

    [Fact]
    public async Task A_range_is_filled_once()
    {
        var dry = await IngestAsync("--from", "2024-01-06", "--to", "2024-01-12", "--dry-run");
        var untouched = Desk.Total;
        var filled = await IngestAsync("--from", "2024-01-06", "--to", "2024-01-12");
        var asked = Desk.Total;
        var again = await IngestAsync("--from", "2024-01-06", "--to", "2024-01-12");
        var stored = await IngestAsync("--date", "2024-01-13");

        Assert.Equal(["2024-01-08", "2024-01-09", "2024-01-10", "2024-01-11", "2024-01-12"], dry.Output.TrimEnd().Split('\n').Select(line => line[..10]));
        Assert.Contains("published 2024-01-09 08:00 KST", dry.Output, StringComparison.Ordinal);
        Assert.Equal((0, 0, 0, 0, 0), (untouched, dry.ExitCode, filled.ExitCode, again.ExitCode, stored.ExitCode));
        Assert.Contains("5 of 5 sessions done, 5 of them new", filled.Errors, StringComparison.Ordinal);
        Assert.Contains("11 issues from krx_open_api, 0 held back", filled.Output, StringComparison.Ordinal);
        Assert.Contains("Every session of the range that is published is stored.", again.Output, StringComparison.Ordinal);
        Assert.Contains("2024-01-13 is no trading day: nothing is asked for, and the last session, 2024-01-12, is used again.", stored.Output, StringComparison.Ordinal);
        Assert.Equal(asked, Desk.Total);
    }

    [Theory]
    [InlineData("INT", 1, "error: Stopped. What was finished is kept; run the same command again to go on.")]
    [InlineData("KILL", 137, "")]
    public async Task A_range_that_was_interrupted_goes_on_and_ends_like_an_undisturbed_one(string signal, int exitCode, string says)
    {
        var undisturbed = await Undisturbed.Value;
        Desk.Add(new PlannedFault { Fault = FakeFault.Hang, Path = "stk_bydd_trd", Skip = 30 });

        using (var process = _scene.Start(["ingest", .. Range]))
        {
            var output = process.StandardOutput.ReadToEndAsync(Cancel);
            var errors = process.StandardError.ReadToEndAsync(Cancel);
            await Eventually.SeeAsync("the 31st session asked for", TimeSpan.FromMinutes(1), () => Task.FromResult(Desk.Requests.GetValueOrDefault("/svc/apis/sto/stk_bydd_trd") > 30 ? "asked" : null));
            await InvestOpsProgram.SignalAsync(process, signal);
            await process.WaitForExitAsync(Cancel);
            await output;
            Assert.Equal(exitCode, process.ExitCode);
            Assert.Contains(says, await errors, StringComparison.Ordinal);
        }

        Assert.NotEqual(undisturbed, _scene.Products);
        Desk.Reset();
        var rest = await IngestAsync(Range);

        Assert.Equal(0, rest.ExitCode);
        Assert.InRange(Desk.Requests["/svc/apis/sto/stk_bydd_trd"], 1, Sessions - 20);
        Assert.Equal(undisturbed, _scene.Products);
    }

    [Theory]
    [InlineData(FakeFault.Forbidden, 1)]
    [InlineData(FakeFault.TooManyRequests, 3)]
    public async Task A_block_and_a_quota_are_remembered_so_that_calling_again_asks_nothing(FakeFault fault, int exitCode)
    {
        Desk.Add(fault);

        var failed = await IngestAsync("--date", "2024-01-08");
        var again = await IngestAsync("--from", "2024-01-08", "--to", "2024-01-12");

        Assert.Equal((exitCode, exitCode), (failed.ExitCode, again.ExitCode));
        Assert.Equal(1, Desk.Total);
    }

    [Fact]
    public async Task A_block_ends_when_a_person_says_so()
    {
        Desk.Add(FakeFault.Forbidden, times: 1);
        await IngestAsync("--date", "2024-01-08");

        var opened = await IngestAsync("--unblock", "krx_open_api");
        var filled = await IngestAsync("--date", "2024-01-08");

        Assert.Equal((0, "krx_open_api may be asked again."), (opened.ExitCode, opened.Output.Trim()));
        Assert.Equal(0, filled.ExitCode);
    }

    [Fact]
    public async Task A_day_on_which_the_exchange_was_closed_is_a_suspicion_until_it_is_recorded()
    {
        Desk.Add(FakeFault.Empty);
        var suspected = await IngestAsync("--date", "2024-01-09");
        var recorded = await _scene.RunAsync("calendar", "close", "2024-01-09", "--reason", "전산 장애");
        var asked = Desk.Total;
        var holiday = await IngestAsync("--date", "2024-01-09", "--dry-run");

        Assert.Equal(1, suspected.ExitCode);
        Assert.Contains("investops calendar close 2024-01-09 --reason", suspected.Errors, StringComparison.Ordinal);
        Assert.Equal(0, recorded.ExitCode);
        Assert.Contains("2024-01-09 is no trading day: nothing is asked for, and the last session, 2024-01-08, is used again.", holiday.Output, StringComparison.Ordinal);
        Assert.Equal((0, asked), (holiday.ExitCode, Desk.Total));
    }

    [Fact]
    public async Task An_address_in_the_local_network_is_refused_before_anything_is_sent()
    {
        var refused = await _scene.RunWithAsync(new Dictionary<string, string?>(StringComparer.Ordinal) { ["KrxOpenApiAddress"] = "http://192.168.0.1/svc/apis" }, "ingest", "--date", "2024-01-08");

        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("error: setting KrxOpenApiAddress: ", refused.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--source", "nyse")]
    [InlineData("--unblock", "nyse")]
    [InlineData("--to", "2024-01-08")]
    public async Task Wrong_usage_is_exit_code_2(params string[] arguments) => Assert.Equal(2, (await IngestAsync(arguments)).ExitCode);

    [Fact]
    public async Task The_fake_exchange_prints_settings_with_which_it_can_be_asked_and_its_part_of_a_market_is_accepted_once()
    {
        using var process = _scene.Start("fake-exchange", "--port", "0", "--root", Path.Combine(_scene.Root, "none"), "--fault", "server-error:1");
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

            string[] root = ["--root", Path.Combine(_scene.Root, "tried")];
            var held = await _scene.RunWithAsync(settings, ["ingest", "--date", "2026-10-29", .. root]);
            await _scene.RunAsync(["quality", "accept", "2026-10-29", "--check", "RowCountFloor", "--reason", "the sample market is small", .. root]);
            var filled = await _scene.RunWithAsync(settings, ["ingest", "--from", "2026-10-29", "--to", "2026-10-30", .. root]);

            Assert.Equal((1, 0), (held.ExitCode, filled.ExitCode));
            Assert.Contains("RowCountFloor: ", held.Errors, StringComparison.Ordinal);
            Assert.Contains("issues from krx_open_api, 0 held back", filled.Output, StringComparison.Ordinal);
        }
        finally
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(Cancel);
        }
    }

    private static async Task<SortedDictionary<string, string>> FillUndisturbedAsync()
    {
        await using var scene = await ExchangeScene.StartAsync("{ source: krx_open_api }", ExchangeScene.Small, stored: "2023-12-28");
        Assert.Equal(0, (await scene.RunAsync(["ingest", .. Range])).ExitCode);
        return scene.Products;
    }

    private Task<ProgramResult> IngestAsync(params string[] arguments) => _scene.RunAsync(["ingest", .. arguments]);
}
