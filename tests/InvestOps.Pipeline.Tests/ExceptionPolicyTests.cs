using InvestOps.Domain.Calendar;
using InvestOps.Domain.Market;
using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Notifications;
using InvestOps.Pipeline.Notifications.Outboxes;
using InvestOps.Pipeline.Ports;
using InvestOps.Pipeline.Runs;
using InvestOps.Pipeline.Tests.Day;
using InvestOps.Pipeline.Tests.Ingesting;
using InvestOps.Pipeline.Watching;
using Microsoft.Extensions.Logging;
using Xunit;

namespace InvestOps.Pipeline.Tests;

/// <summary>One test for each row of <see cref="ExceptionPolicy"/>, in its order.</summary>
public sealed class ExceptionPolicyTests(SmallMarket market)
{
    private static readonly AssetPath Signals = new("signals", "2026-10-29/quick.json");

    [Fact]
    public void There_is_a_test_for_every_row() =>
        Assert.Equal(ExceptionPolicy.All.Count, typeof(ExceptionPolicyTests).GetMethods().Count(method => method.Name.StartsWith("Row_", StringComparison.Ordinal)));

    [Fact]
    public async Task Row_1_an_issue_with_too_little_history_is_left_out_with_the_reason_and_nobody_is_alarmed()
    {
        var session = await ThursdayAsync();
        var young = session.Bars[0] with { Symbol = Symbol.Parse("199990"), Name = "새로온" };
        await using var operation = await DayAsync(session with { Bars = [.. session.Bars.Append(young).OrderBy(bar => bar.Symbol)] });

        Assert.Contains("\"code\": \"199990\"", operation.TextOf(Signals), StringComparison.Ordinal);
        Assert.Contains("TooLittleHistory", operation.TextOf(Signals), StringComparison.OrdinalIgnoreCase);
        Assert.Contains(operation.Log.Lines, line => line.Level == LogLevel.Information && line.Text.StartsWith("SCAN ", StringComparison.Ordinal) && line.Text.Contains("left out", StringComparison.Ordinal));
        await NobodyIsAlarmedAsync(operation);
    }

    [Fact]
    public async Task Row_2_abnormal_rows_are_held_back_as_an_error_and_the_rest_of_the_session_goes_on()
    {
        var session = await ThursdayAsync();
        await using var operation = await DayAsync(session with { Bars = [session.Bars[0] with { Close = -5 }, .. session.Bars.Skip(1)] });

        Assert.Contains(operation.Log.Lines, line => line.Level == LogLevel.Error && line.Text.StartsWith("INGEST ", StringComparison.Ordinal));
        Assert.NotEmpty(operation.TextOf(Signals));
        Assert.Equal(NoticeKind.Error, Assert.Single(await ErrorsAsync(operation)).Kind);
    }

    [Fact]
    public async Task Row_3_an_abnormal_session_is_held_back_and_what_needs_it_skips_it()
    {
        var session = await ThursdayAsync();
        await using var operation = new SmallOperation(market, source: new ScriptedSource("cut", session with { Bars = [.. session.Bars.Take(60)] }));

        await Assert.ThrowsAsync<MarketDataException>(() => operation.DayAsync(SmallMarket.Thursday));
        await Assert.ThrowsAsync<MarketDataException>(() => operation.StageAsync(StageName.Scan, SmallMarket.Thursday));

        Assert.Contains(operation.Log.Lines, line => line.Level == LogLevel.Error && line.Text.StartsWith("INGEST ", StringComparison.Ordinal));
        Assert.DoesNotContain(Signals, operation.Store.All.Keys);
        Assert.Equal(["Ingest", "Scan"], (await ErrorsAsync(operation)).Select(notice => notice.Subject).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Row_4_a_halted_issue_is_left_out_with_the_reason_and_nobody_is_alarmed()
    {
        var session = await ThursdayAsync();
        var halted = session.Bars.First(bar => bar.Volume > 0);
        var row = halted with { Open = 0, High = 0, Low = 0, Volume = 0, Value = 0, Close = halted.Close - halted.Change, Change = 0, MarketCap = double.NaN };
        await using var operation = await DayAsync(session with { Bars = [.. session.Bars.Select(bar => bar == halted ? row : bar)] });

        Assert.Contains($"\"code\": \"{halted.Symbol}\"", operation.TextOf(Signals), StringComparison.Ordinal);
        Assert.Contains("Halted", operation.TextOf(Signals), StringComparison.OrdinalIgnoreCase);
        await NobodyIsAlarmedAsync(operation);
    }

    [Fact]
    public async Task Row_5_on_a_holiday_nothing_is_asked_for_and_an_alert_bears_the_next_trading_day()
    {
        var source = new ScriptedSource("official", await ThursdayAsync());
        await using var operation = new SmallOperation(market, source: source);
        await operation.StageAsync(StageName.Ingest, SmallMarket.Thursday);
        operation.Time.SetUtcNow(new DateTimeOffset(2026, 10, 31, 9, 0, 0, KoreaTime.Offset));

        Assert.IsType<StageOutcome.AlreadyDone>(await operation.StageAsync(StageName.Ingest, SmallMarket.Thursday));
        await operation.Get<StageRunner>().RefuseAsync(StageName.Backtest, "some-request", "refused on a Saturday", SmallOperation.Cancel);

        Assert.Equal(1, source.Asked);
        Assert.Equal(new DateOnly(2026, 11, 2), Assert.Single(await ErrorsAsync(operation)).Date);
    }

    [Fact]
    public async Task Row_6_a_session_that_is_late_is_told_of_once_and_once_when_it_comes()
    {
        await using var operation = new SmallOperation(market);
        await LookAsync(operation);

        var late = Assert.Single(await NoticesAsync(operation, NoticeKind.IngestLate));
        await operation.DayAsync(SmallMarket.Thursday);
        await LookAsync(operation);

        Assert.Equal(NoticeSeverity.Warning, late.Severity);
        Assert.Equal(NoticeSeverity.Info, Assert.Single(await NoticesAsync(operation, NoticeKind.IngestLate), notice => notice.Title != late.Title).Severity);
    }

    [Fact]
    public async Task Row_7_a_failed_run_is_in_the_ledger_and_told_of_once_and_once_when_it_runs_again()
    {
        var failing = new ScriptedSource("official") { Failure = new SourceException("official", SourceFault.Transient, "no answer") };
        await using var operation = new SmallOperation(market, source: failing);
        for (var attempt = 0; attempt < 2; attempt++)
        {
            await Assert.ThrowsAsync<SourceException>(() => operation.StageAsync(StageName.Ingest, SmallMarket.Thursday));
        }

        Assert.All(await operation.RunsAsync(StageName.Ingest, SmallMarket.Thursday), run => Assert.Equal(RunState.Failed, run.State));
        var told = Assert.Single(await NoticesAsync(operation, NoticeKind.StageFailed));
        Assert.Equal("[ERROR] KRX Ingest Failed — official: no answer (2026-10-29)", told.Headline());
        await using var again = new SmallOperation(market, store: operation.Store);
        await again.StageAsync(StageName.Ingest, SmallMarket.Thursday);
        Assert.Equal(NoticeSeverity.Info, Assert.Single(await NoticesAsync(again, NoticeKind.StageFailed), notice => notice.Title != told.Title).Severity);
    }

    // What flickers is no news: a watchdog believes what it has seen twice.
    private static async Task LookAsync(SmallOperation operation)
    {
        for (var look = 0; look < 3; look++)
        {
            await operation.Get<Watchdog>().TickAsync(SmallOperation.Cancel);
            await operation.Get<NotifyRound>().RunAsync(SmallOperation.Cancel);
        }
    }

    private static async Task NobodyIsAlarmedAsync(SmallOperation operation)
    {
        Assert.DoesNotContain(operation.Log.Lines, line => line.Level >= LogLevel.Warning);
        Assert.Empty(await ErrorsAsync(operation));
    }

    private static async Task<IReadOnlyList<Notice>> ErrorsAsync(SmallOperation operation) =>
        [.. (await AllAsync(operation)).Where(notice => notice.Severity == NoticeSeverity.Error)];

    private static async Task<IReadOnlyList<Notice>> NoticesAsync(SmallOperation operation, NoticeKind kind) =>
        [.. (await AllAsync(operation)).Where(notice => notice.Kind == kind)];

    // No channel is set, so the sender settles what it is not to send; what waits and what is settled is all that was told.
    private static async Task<IReadOnlyList<Notice>> AllAsync(SmallOperation operation)
    {
        var outbox = operation.Get<Outbox>();
        return [.. (await outbox.WaitingAsync(SmallOperation.Cancel)).Concat(await outbox.SettledAsync(100, SmallOperation.Cancel)).Select(entry => entry.Notice)];
    }

    private async Task<SmallOperation> DayAsync(SessionData session)
    {
        var operation = new SmallOperation(market, source: new ScriptedSource("official", session));
        await operation.DayAsync(SmallMarket.Thursday);
        return operation;
    }

    private async Task<SessionData> ThursdayAsync() => Assert.IsType<SourceAnswer.Published>(await market.Source.FetchAsync(SmallMarket.Thursday, SmallOperation.Cancel)).Session;
}
