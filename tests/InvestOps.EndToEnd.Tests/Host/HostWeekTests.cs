using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using InvestOps.Adapters.AzureStorage;
using InvestOps.Adapters.Sample;
using InvestOps.Pipeline.MarketData;
using InvestOps.Testing;
using InvestOps.Testing.Azurite;
using Xunit;

namespace InvestOps.EndToEnd.Tests.Host;

/// <summary>Two machines and an emulator: the NAS's timers on a clock that runs through a week with two holidays, and the PC at the queue.</summary>
public sealed class HostWeekTests(SharedAzurite azurite)
{
    // Monday, a substitute holiday: three sessions follow, and on Friday Hangul Day.
    private const string WeekBegins = "2026-10-05T17:00";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    [Fact]
    public async Task A_week_of_timers_a_request_by_hand_and_an_injected_message_all_end_as_reports_in_the_synced_folder()
    {
        var connection = (await azurite.StartedAsync()).NewAccount();
        using var folder = new TemporaryFolder();
        var (nasRoot, configs) = (Path.Combine(folder.Path, "nas"), Path.Combine(folder.Path, "configs"));
        WeekConfigs.WriteTo(configs);
        await BeginAsync(connection, nasRoot, configs);
        await using var nas = await RunningHost.StartAsync(
            nasRoot, connection, ["--role", "nas", "--sample", "--configs", configs, "--clock", WeekBegins, "--clock-speed", "14400"], ("WatchSchedule", "0 0 */6 * * *"));
        await using var pc = await RunningHost.StartAsync(
            Path.Combine(folder.Path, "pc"), connection, "--role", "pc", "--configs", Path.Combine(nasRoot, "configs"));

        var asked = await AskByHandAsync(nas);
        await new StorageAccount(connection).Queue("backtest-requests").SendMessageAsync("""{"strategy":"calm","from":"2026-06-01","to":"2026-09-30"}""", TestContext.Current.CancellationToken);
        var synced = Path.Combine(nasRoot, "synced", "reports");
        await SeeAsync(nas, pc, "the reports of three sessions", () => Folders(synced, "daily").IsSupersetOf(["2026-10-06", "2026-10-07", "2026-10-08"]));
        await SeeAsync(nas, pc, "the backtests of two weeks, by hand and by message", () => Folders(synced, "backtests").Count >= 4);

        Assert.DoesNotContain("2026-10-05", Folders(synced, "daily"));
        Assert.DoesNotContain("2026-10-09", Folders(synced, "daily"));
        Assert.Contains(asked, Folders(synced, "backtests"));
        Assert.Single(Folders(synced, "backtests"), id => id.StartsWith("calm-", StringComparison.Ordinal));
        Assert.All(Directory.EnumerateFiles(synced, "manifest.json", SearchOption.AllDirectories), ManifestHolds);
        Assert.Equal("completed", await StateAsync(nas, asked));
        Assert.Equal(0, await nas.StopAsync());
        Assert.Equal(0, await pc.StopAsync());
    }

    // The operation has been at it before the week: whatever a busy machine misses of the week is then made good.
    private static async Task BeginAsync(string connection, string root, string configs)
    {
        var market = SampleMarket.Create(calendar: Some.Calendar);
        var store = new MarketStore(new BlobAssetStore(new StorageAccount(connection)), Some.Calendar);
        await store.MergeAsync(SampleHistory.Before(market, new DateOnly(2026, 10, 5)), progress: null, TestContext.Current.CancellationToken);
        var day = await InvestOpsProgram.RunAsync(Path.GetTempPath(), ["--root", root + "-before", "--storage", connection, "--configs", configs, "day", "--date", "2026-10-02"]);
        Assert.True(day.ExitCode == 0, day.Errors);
    }

    private static async Task<string> AskByHandAsync(RunningHost nas)
    {
        using var answer = await nas.Http.PostAsync("/api/backtest?strategy=quick&from=2026-03-02", content: null, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        var id = answer.Headers.Location!.ToString().Split('/')[^1];
        Assert.Equal($"/api/backtests/{id}", answer.Headers.Location.ToString());
        return id;
    }

    private static async Task<string> StateAsync(RunningHost nas, string id) =>
        JsonNode.Parse(await nas.Http.GetStringAsync($"/api/backtests/{id}", TestContext.Current.CancellationToken))!["state"]!.GetValue<string>();

    private static Task<object> SeeAsync(RunningHost nas, RunningHost pc, string what, Func<bool> look) => Eventually.SeeAsync(
        what, Patience, () => Task.FromResult<object?>(look() ? what : null), () => $"{Interesting(nas)}\n\n{Interesting(pc)}");

    private static string Interesting(RunningHost host) =>
        string.Join('\n', host.Said.Split('\n').Where(line => !line.Contains("AlreadyDone", StringComparison.Ordinal) && !line.Contains("[FUNCTION]", StringComparison.Ordinal)).TakeLast(60));

    private static HashSet<string> Folders(string synced, string kind)
    {
        var folder = Path.Combine(synced, kind);
        return Directory.Exists(folder)
            ? [.. Directory.EnumerateDirectories(folder).Where(report => File.Exists(Path.Combine(report, "manifest.json"))).Select(report => Path.GetFileName(report))]
            : [];
    }

    private static void ManifestHolds(string manifest)
    {
        var files = JsonNode.Parse(File.ReadAllText(manifest, Encoding.UTF8))!["files"]!.AsObject();
        Assert.NotEmpty(files);
        foreach (var (name, hash) in files)
        {
            var bytes = File.ReadAllBytes(Path.Combine(Path.GetDirectoryName(manifest)!, name));
            Assert.Equal(hash!.GetValue<string>(), Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes)));
        }
    }
}
