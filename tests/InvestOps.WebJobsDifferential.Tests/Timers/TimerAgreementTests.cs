using System.Globalization;
using System.Text.RegularExpressions;
using InvestOps.Testing.Azurite;
using InvestOps.WebJobsDifferential.Tests.Hosts;
using Xunit;

namespace InvestOps.WebJobsDifferential.Tests.Timers;

/// <summary>What both sides do alike with a timer.</summary>
public sealed partial class TimerAgreementTests(SharedAzurite azurite)
{
    private static readonly DateTime In2020 = new(2020, 1, 1, 0, 0, 0, DateTimeKind.Unspecified);
    private static readonly DateTime In2021 = new(2021, 1, 1, 0, 0, 0, DateTimeKind.Unspecified);

    [Fact]
    public Task The_first_start_remembers_the_next_occurrence_and_does_not_run() => Comparison.AgreeAsync(
        ["never ran, next new year, updated now", "calls 0"],
        async side =>
        {
            await using var scene = await TimerScene.CreateAsync(side, azurite, TimerScene.Yearly);
            await scene.Host.StartAsync();
            var remembered = await scene.RememberedAsync();
            await RealTime.PassAsync(TimeSpan.FromMilliseconds(500));
            return [remembered, Calls(scene)];
        });

    [Fact]
    public Task The_status_has_the_same_fields_in_the_same_form() => Comparison.AgreeAsync(
        ["Last 0001-01-01T00:00:00", "Next 0000-00-00T00:00:00+00:00", "LastUpdated 0000-00-00T00:00:00.0+00:00"],
        async side =>
        {
            await using var scene = await TimerScene.CreateAsync(side, azurite, TimerScene.Yearly);
            await scene.Host.StartAsync();
            await scene.RememberedAsync();
            var fields = (await scene.ReadAsync())!.Select(field => $"{field.Key} {field.Value!.GetValue<string>()}");
            return [.. fields.Select(field => field.StartsWith("Last ", StringComparison.Ordinal) ? field : Form(field))];
        });

    [Fact]
    public Task Status_and_lock_have_the_same_places() => Comparison.AgreeAsync(
        ["locks/differential/TIMER.Listener", "timers/differential/TIMER/status"],
        async side =>
        {
            await using var scene = await TimerScene.CreateAsync(side, azurite, TimerScene.Yearly);
            await scene.Host.StartAsync();
            await scene.RememberedAsync();
            return [.. (await scene.BlobNamesAsync()).Where(name => name.Contains("TIMER", StringComparison.Ordinal))];
        });

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public Task After_a_downtime_one_run_makes_up_for_all_that_were_missed(bool runsOnStartup) => Comparison.AgreeAsync(
        ["run, past due, shown 2020-01-01 00:00 to 2021-01-01 00:00", "ran now, next new year, updated now", "calls 1"],
        async side =>
        {
            await using var scene = await TimerScene.CreateAsync(side, azurite, TimerScene.Yearly, runsOnStartup);
            await scene.RememberAsync(In2020, In2021, In2020);
            await scene.Host.StartAsync();
            var call = await scene.Probe.EndedAsync();
            var remembered = await scene.RememberedAsync(TimerScene.HasRunNow);
            await RealTime.PassAsync(TimeSpan.FromMilliseconds(500));
            return [Told(call), remembered, Calls(scene)];
        });

    [Fact]
    public Task A_timer_that_never_ran_is_past_due_too() => Comparison.AgreeAsync(
        ["run, past due, shown 0001-01-01 00:00 to 2021-01-01 00:00", "ran now, next new year, updated now"],
        async side =>
        {
            await using var scene = await TimerScene.CreateAsync(side, azurite, TimerScene.Yearly);
            await scene.RememberAsync(last: null, In2021, In2020.AddDays(40));
            await scene.Host.StartAsync();
            return [Told(await scene.Probe.EndedAsync()), await scene.RememberedAsync(TimerScene.HasRunNow)];
        });

    [Fact]
    public Task A_schedule_that_was_changed_owes_nothing() => Comparison.AgreeAsync(
        ["never ran, next new year, updated now", "calls 0"],
        async side =>
        {
            await using var scene = await TimerScene.CreateAsync(side, azurite, TimerScene.Yearly);
            await scene.RememberAsync(In2020, In2020.AddDays(1), In2020);
            await scene.Host.StartAsync();
            var remembered = await scene.RememberedAsync(status => !TimerScene.HasRunNow(status) && status["Last"]!.GetValue<string>().StartsWith("0001", StringComparison.Ordinal));
            await RealTime.PassAsync(TimeSpan.FromMilliseconds(500));
            return [remembered, Calls(scene)];
        });

    [Fact]
    public Task A_run_on_startup_is_not_past_due_and_counts() => Comparison.AgreeAsync(
        ["not past due", "ran now, next new year, updated now", "calls 1"],
        async side =>
        {
            await using var scene = await TimerScene.CreateAsync(side, azurite, TimerScene.Yearly, runsOnStartup: true);
            await scene.Host.StartAsync();
            var call = await scene.Probe.EndedAsync();
            return [call.IsPastDue ? "past due" : "not past due", await scene.RememberedAsync(TimerScene.HasRunNow), Calls(scene)];
        });

    [Fact]
    public Task A_run_that_fails_counts() => Comparison.AgreeAsync(
        ["run, past due, shown 2020-01-01 00:00 to 2021-01-01 00:00", "ran now, next new year, updated now", "calls 1"],
        async side =>
        {
            await using var scene = await TimerScene.CreateAsync(side, azurite, TimerScene.Yearly);
            scene.Probe.Body = _ => throw new InvalidOperationException("no bars today");
            await scene.RememberAsync(In2020, In2021, In2020);
            await scene.Host.StartAsync();
            var call = await scene.Probe.EndedAsync();
            return [Told(call), await scene.RememberedAsync(TimerScene.HasRunNow), Calls(scene)];
        });

    [Fact]
    public Task A_run_that_ends_well_during_a_stop_counts() => Comparison.AgreeAsync(
        ["ran now, next new year, updated now"],
        async side =>
        {
            await using var scene = await TimerScene.CreateAsync(side, azurite, TimerScene.Yearly);
            scene.Probe.Body = call => call.StoppedWithinAsync(TimeSpan.FromSeconds(1));
            await scene.RememberAsync(In2020, In2021, In2020);
            await scene.Host.StartAsync();
            await scene.Probe.BegunAsync();
            await scene.Host.StopAsync();
            await scene.Probe.EndedAsync();
            return [await scene.RememberedAsync(TimerScene.HasRunNow)];
        });

    [Theory]
    [InlineData("* * * * * *")]
    [InlineData("00:00:01")]
    public Task A_schedule_of_less_than_a_minute_runs_on_and_is_not_remembered(string schedule) => Comparison.AgreeAsync(
        ["run, shown nothing", "run, shown nothing", "run, shown nothing", "a second apart", "no status"],
        async side =>
        {
            await using var scene = await TimerScene.CreateAsync(side, azurite, schedule);
            scene.Probe.Body = _ => scene.Probe.Count == 1 ? throw new InvalidOperationException("the first fails") : Task.CompletedTask;
            await scene.Host.StartAsync();
            var calls = await scene.Probe.EndedAsync(3);
            var gaps = calls.Zip(calls.Skip(1), (earlier, later) => (later.BegunAt - earlier.BegunAt).TotalSeconds);
            return
            [
                .. calls.Select(Told),
                gaps.All(gap => gap is > 0.5 and < 2.5) ? "a second apart" : $"apart {string.Join(", ", gaps)}",
                await scene.ReadAsync() is null ? "no status" : "status",
            ];
        });

    [Fact]
    public Task A_run_that_outlasts_occurrences_is_followed_by_one_at_once_and_then_by_the_schedule() => Comparison.AgreeAsync(
        ["on the second", "at once", "on the second", "not past due", "most at a time 1"],
        async side =>
        {
            await using var scene = await TimerScene.CreateAsync(side, azurite, "*/2 * * * * *");
            scene.Probe.Body = _ => scene.Probe.Count == 1 ? RealTime.PassAsync(TimeSpan.FromSeconds(2.3)) : Task.CompletedTask;
            await scene.Host.StartAsync();
            var calls = await scene.Probe.EndedAsync(3);
            return
            [
                OnSchedule(calls[0]),
                calls[1].BegunAt - calls[0].EndedAt < TimeSpan.FromSeconds(1) ? "at once" : "later",
                OnSchedule(calls[2]),
                calls.Any(call => call.IsPastDue) ? "past due" : "not past due",
                string.Create(CultureInfo.InvariantCulture, $"most at a time {scene.Probe.MostRunning}"),
            ];
        });

    // Within the second after an even one.
    private static string OnSchedule(Call call) =>
        call.BegunAt.ToUnixTimeMilliseconds() % 2_000 is < 900 or > 1_980 ? "on the second" : $"at {call.BegunAt:ss.fff}";

    private static string Told(Call call) => FormattableString.Invariant(
        $"run{(call.IsPastDue ? ", past due" : "")}, shown {(call.Shown is { } shown ? $"{shown.Last:yyyy-MM-dd HH:mm} to {shown.Next:yyyy-MM-dd HH:mm}" : "nothing")}");

    private static string Calls(TimerScene scene) => string.Create(CultureInfo.InvariantCulture, $"calls {scene.Probe.Count}");

    private static string Form(string field) => Digit().Replace(Fraction().Replace(field, ".0"), "0").Replace("-00:00", "+00:00", StringComparison.Ordinal);

    [GeneratedRegex(@"\d", RegexOptions.None, 1_000)]
    private static partial Regex Digit();

    [GeneratedRegex(@"\.\d+", RegexOptions.None, 1_000)]
    private static partial Regex Fraction();
}
