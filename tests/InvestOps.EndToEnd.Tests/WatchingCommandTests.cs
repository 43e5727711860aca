using System.Text.Json;
using InvestOps.EndToEnd.Tests.Host;
using InvestOps.Testing;
using Xunit;

namespace InvestOps.EndToEnd.Tests;

[Collection(nameof(DemoFixture))] // its commands work in the demo's own root, which no other may change meanwhile
public sealed class WatchingCommandTests(DemoFixture demo)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task The_status_of_a_running_host_shows_its_sign_of_life_and_the_next_five_ticks_of_its_timers()
    {
        using var folder = new TemporaryFolder();
        var root = Path.Combine(folder.Path, "root");
        await using var host = await RunningHost.StartAsync(root, connection: null, ["--role", "nas", "--sample"], ("WatchSchedule", "* * * * * *"));
        await Eventually.SeeAsync<object>("a sign of life", Patience, () => Task.FromResult<object?>(Directory.Exists(Path.Combine(root, "runs", "heartbeats")) ? root : null), () => host.Said);

        var json = await InvestOpsProgram.RunAsync(folder.Path, "status", "--json", "--root", root, "--configs", Path.Combine(root, "configs"), "-q");
        var screen = await InvestOpsProgram.RunAsync(folder.Path, "status", "--root", root, "--configs", Path.Combine(root, "configs"), "-q");

        var status = JsonDocument.Parse(json.Output).RootElement;
        var sign = Assert.Single(status.GetProperty("hosts").EnumerateArray());
        Assert.Equal("nas", sign.GetProperty("role").GetString());
        var timers = sign.GetProperty("timers").EnumerateArray().ToDictionary(timer => timer.GetProperty("function").GetString()!, timer => timer.GetProperty("next").GetArrayLength(), StringComparer.Ordinal);
        Assert.Equal(["Archive", "Backup", "Ingest", "Notify", "Report", "RequestBacktest", "RestoreDrill", "Scan", "Sync", "Watch"], timers.Keys.Order(StringComparer.Ordinal));
        Assert.Equal((5, 5), (timers["Ingest"], timers["Sync"]));
        Assert.Contains("(nas), sign of life ", screen.Output, StringComparison.Ordinal);
        Assert.Contains("Queue:    0 waiting or at work; put aside: 0", screen.Output, StringComparison.Ordinal);
        Assert.Contains("Messages: nobody is told anything", screen.Output, StringComparison.Ordinal);
        var web = JsonDocument.Parse(await host.Http.GetStringAsync(new Uri("/api/status", UriKind.Relative), TestContext.Current.CancellationToken)).RootElement;
        Assert.Equal(status.EnumerateObject().Select(field => field.Name), web.EnumerateObject().Select(field => field.Name));
        Assert.Equal(0, await host.StopAsync());
    }

    [Fact]
    public async Task The_doctor_names_a_folder_that_cannot_be_used_and_what_mends_it_and_shows_no_secret()
    {
        using var folder = new TemporaryFolder();
        var root = Path.Combine(folder.Path, "root");
        Directory.CreateDirectory(Path.Combine(root, "reports"));
        await File.WriteAllTextAsync(Path.Combine(root, "reports", "pending"), "", TestContext.Current.CancellationToken);
        var environment = new Dictionary<string, string?>(StringComparer.Ordinal) { ["WatchPingAddress"] = "https://hc.example.org/" + Canary.PathPart };

        var broken = await RunAsync(folder.Path, environment, "doctor", "--root", root);
        File.Delete(Path.Combine(root, "reports", "pending"));
        var json = await RunAsync(folder.Path, environment, "doctor", "--root", root, "--json");

        Assert.Equal(1, broken.ExitCode);
        Assert.Contains($"WRONG folders         {Path.Combine(root, "reports", "pending")} is a file", broken.Output.Replace("\n", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("→ Move the file away", broken.Output, StringComparison.Ordinal);
        Canary.Refuse(broken.Output + broken.Errors + json.Output + json.Errors);
        var findings = JsonDocument.Parse(json.Output).RootElement.GetProperty("findings").EnumerateArray().ToArray();
        Assert.Equal("ok", findings.First(finding => finding.GetProperty("check").GetString() == "folders").GetProperty("state").GetString());
    }

    [Fact]
    public async Task The_doctor_is_content_with_the_demo_and_says_of_settings_that_cannot_be_read_what_is_wrong()
    {
        using var folder = new TemporaryFolder();

        var well = await InvestOpsProgram.RunAsync(folder.Path, "doctor", "--root", demo.Root, "--json");
        var sick = await RunAsync(folder.Path, new Dictionary<string, string?>(StringComparer.Ordinal) { ["InvestOpsStorage"] = "rubbish" }, "doctor", "--root", demo.Root);

        var wrong = JsonDocument.Parse(well.Output).RootElement.GetProperty("findings").EnumerateArray().Where(finding => finding.GetProperty("state").GetString() == "wrong")
            .Select(finding => finding.GetProperty("check").GetString()).Except(["disk", "port", "slack"]); // this machine's own matter, and a token that every process here is given
        Assert.Empty(wrong);
        Assert.Equal(1, sick.ExitCode);
        Assert.Contains("WRONG settings", sick.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("rubbish", sick.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_that_was_put_aside_goes_back_by_hand_or_away()
    {
        using var folder = new TemporaryFolder();
        var failed = Path.Combine(folder.Path, "reports", "failed");
        Directory.CreateDirectory(failed);
        await File.WriteAllTextAsync(Path.Combine(failed, "one.json"), "{}", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(failed, "one.reason.txt"), "for the test\n", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(failed, "two.json"), "{}", TestContext.Current.CancellationToken);

        var listed = await PoisonAsync(folder.Path, "list");
        var back = await PoisonAsync(folder.Path, "requeue", "one");
        var away = await PoisonAsync(folder.Path, "drop", "two");
        var unknown = await PoisonAsync(folder.Path, "drop", "../pending/one");

        Assert.Contains("for the test", listed.Output, StringComparison.Ordinal);
        Assert.Equal((0, 0, 2), (back.ExitCode, away.ExitCode, unknown.ExitCode));
        Assert.Equal([Path.Combine(folder.Path, "reports", "pending", "one.json")], Directory.EnumerateFiles(Path.Combine(folder.Path, "reports"), "*", SearchOption.AllDirectories));
        Assert.Equal(2, Directory.GetFiles(Path.Combine(folder.Path, "runs", "poison")).Length);
    }

    [Fact]
    public async Task A_range_of_days_is_listed_without_doing_anything_and_options_that_do_not_fit_are_refused()
    {
        using var folder = new TemporaryFolder();

        var listed = await InvestOpsProgram.RunAsync(folder.Path, "day", "--root", demo.Root, "--from", "2026-10-29", "--to", "2026-11-03", "--mode", "missing", "--newest-first", "--dry-run");
        var refused = await InvestOpsProgram.RunAsync(folder.Path, "day", "--root", demo.Root, "--date", "2026-10-29", "--dry-run");

        Assert.Equal((0, "2026-11-03\n2026-11-02\n"), (listed.ExitCode, listed.Output));
        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("--dry-run goes with --from.", refused.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Runs_are_listed_and_one_of_them_shown_with_its_log()
    {
        using var folder = new TemporaryFolder();

        var listed = await InvestOpsProgram.RunAsync(folder.Path, "runs", "--root", demo.Root, "--stage", "scan", "--last", "1", "--json");
        var run = JsonDocument.Parse(listed.Output).RootElement.EnumerateArray().Single();
        var shown = await InvestOpsProgram.RunAsync(folder.Path, "runs", "show", run.GetProperty("id").GetString()!, "--root", demo.Root);
        var none = await InvestOpsProgram.RunAsync(folder.Path, "runs", "show", "nothing", "--root", demo.Root);

        Assert.Equal("scan", run.GetProperty("stage").GetString());
        Assert.Equal(12, run.GetProperty("configHash").GetString()!.Length);
        Assert.Contains("Input:       market ", shown.Output, StringComparison.Ordinal);
        Assert.Equal(2, none.ExitCode);
    }

    private static Task<ProgramResult> PoisonAsync(string root, params string[] arguments) => InvestOpsProgram.RunAsync(root, ["poison", .. arguments, "--root", root]);

    private static async Task<ProgramResult> RunAsync(string folder, IReadOnlyDictionary<string, string?> environment, params string[] arguments)
    {
        using var process = InvestOpsProgram.Start(folder, environment, arguments);
        return await InvestOpsProgram.EndAsync(process);
    }
}
