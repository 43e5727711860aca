using System.Globalization;
using System.Text;
using InvestOps.Pipeline.Notifications;
using InvestOps.Pipeline.Ports;
using InvestOps.Pipeline.Runs;
using InvestOps.Pipeline.Tests.Day;
using InvestOps.Pipeline.Watching;
using InvestOps.Testing;
using Microsoft.Extensions.Logging;
using Xunit;

namespace InvestOps.Pipeline.Tests.Notifications;

/// <summary>A whole day on a simulated clock: the source late, then down, Slack down in between, a storm of errors, and recovery.</summary>
public sealed class BadDayTests(SmallMarket market)
{
    private static readonly StageName[] Stages = [StageName.Ingest, StageName.Scan, StageName.Report, StageName.RequestBacktest];

    [Fact]
    public async Task A_bad_day_is_told_of_in_order_and_once()
    {
        var source = new SwitchedSource(market.Source, SmallMarket.Thursday) { IsLate = true };
        await using var day = await NotifiedOperation.StartAsync(market, source, "2026-10-30T08:10:00");
        day.Configure("events: [day_report, backtest_finished, stage_failed, ingest_late, error, health, reminder, all_well]\n");
        var end = new DateTimeOffset(2026, 10, 30, 20, 0, 0, TimeSpan.FromHours(9));
        while (day.Time.GetUtcNow() < end)
        {
            Happen(day, source);
            await WorkAsync(day);
            await day.Get<Watchdog>().TickAsync(NotifiedOperation.Cancel);
            await day.TickAsync();
            day.Time.Advance(TimeSpan.FromMinutes(10));
        }

        GoldenFile.Verify("bad-day.golden.txt", day.Transcript());
        var storm = day.Slack.Files.Single(file => file.Name.EndsWith(".txt", StringComparison.Ordinal));
        Assert.Equal(500, Encoding.UTF8.GetString(storm.Content).Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Equal(4, day.Slack.Files.Count(file => file.Name.EndsWith(".png", StringComparison.Ordinal)));
        Assert.Empty(await day.Get<Pipeline.Notifications.Outboxes.Outbox>().WaitingAsync(NotifiedOperation.Cancel));
    }

    private static void Happen(NotifiedOperation day, SwitchedSource source)
    {
        var clock = day.Time.GetUtcNow().ToOffset(TimeSpan.FromHours(9));
        switch (string.Create(CultureInfo.InvariantCulture, $"{clock.Hour:00}:{clock.Minute / 10}0"))
        {
            case "10:40":
                source.Failure = new SourceException("KRX Open API", SourceFault.Transient, "timeout");
                day.Slack.Fail("chat.postMessage", new CallFault.AcceptThenDrop());
                break;
            case "10:50":
                day.Slack.Lasting = ("", new CallFault.Status(503));
                break;
            case "11:30":
                LogStorm(day);
                break;
            case "12:10":
                (source.Failure, source.IsLate) = (null, false);
                break;
            case "13:00":
                day.Slack.Lasting = null;
                break;
            default:
                break;
        }
    }

    private static void LogStorm(NotifiedOperation day)
    {
        var log = ((ILoggerProvider)day.Get<ErrorInbox>()).CreateLogger("test");
        foreach (var issue in Enumerable.Range(1, 500))
        {
            log.LogError("{Event} rc={Rc} details={Details} elapsed={Elapsed}ms", "INGEST", 0, FormattableString.Invariant($"{issue:000000}: price out of range"), 0);
        }
    }

    private static async Task WorkAsync(NotifiedOperation day)
    {
        foreach (var stage in Stages)
        {
            try
            {
                await day.CatchUpAsync(stage);
            }
            catch (SourceException)
            {
                return; // the timer's next tick tries again
            }
        }

        await day.BacktestsAsync();
    }
}
