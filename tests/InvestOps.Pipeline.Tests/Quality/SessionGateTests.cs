using InvestOps.Domain.Calendar;
using InvestOps.Domain.Market;
using InvestOps.Domain.Quality;
using InvestOps.Domain.Scanning;
using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.MarketData;
using InvestOps.Pipeline.Ports;
using InvestOps.Pipeline.Quality;
using InvestOps.Pipeline.Runs;
using InvestOps.Pipeline.Scanning;
using InvestOps.Pipeline.Tests.Day;
using InvestOps.Pipeline.Tests.Ingesting;
using Microsoft.Extensions.Logging;
using Xunit;

namespace InvestOps.Pipeline.Tests.Quality;

/// <summary>The gate within the day: what is held back, what the stages make of it, and what a person's decision does.</summary>
public sealed class SessionGateTests(SmallMarket market)
{
    private static readonly AssetPath Quality = new("market", "quality/2026-10-29.json");

    [Fact]
    public async Task A_cut_answer_holds_the_day_and_scan_and_report_say_so_as_errors()
    {
        var whole = await ThursdayAsync();
        await using var operation = new SmallOperation(market, source: new ScriptedSource("cut", whole with { Bars = [.. whole.Bars.Take(60)] }));

        var error = await Assert.ThrowsAsync<MarketDataException>(() => operation.DayAsync(SmallMarket.Thursday));

        Assert.StartsWith("2026-10-29 from cut is held back, ", error.Message, StringComparison.Ordinal);
        Assert.EndsWith("See: investops quality list 2026-10-29", error.Message, StringComparison.Ordinal);
        Assert.False((await operation.Get<MarketStore>().DescribeAsync(SmallOperation.Cancel))!.IsStored(SmallMarket.Thursday));
        foreach (var stage in new[] { StageName.Scan, StageName.Report })
        {
            var skipped = await Assert.ThrowsAsync<MarketDataException>(() => operation.StageAsync(stage, SmallMarket.Thursday));
            Assert.StartsWith("2026-10-29 is held back, so this is skipped.", skipped.Message, StringComparison.Ordinal);
        }

        Assert.Equal(3, operation.Log.Lines.Count(line => line.Level == LogLevel.Error));
    }

    [Fact]
    public async Task An_accepted_day_is_published_from_the_rows_that_were_kept_and_nothing_is_fetched_again()
    {
        var whole = await ThursdayAsync();
        var source = new ScriptedSource("cut", whole with { Bars = [.. whole.Bars.Take(60)] });
        await using var operation = new SmallOperation(market, source: source);
        await Assert.ThrowsAsync<MarketDataException>(() => operation.DayAsync(SmallMarket.Thursday));
        foreach (var check in new[] { SessionCheck.RowCountDropped, SessionCheck.BoardMissing })
        {
            await DecideAsync(operation, DecisionVerdict.Accept, check);
        }

        var reports = await operation.DayAsync(SmallMarket.Thursday);

        Assert.Equal("60 issues from cut, 0 held back", reports[0].Outcome.Details);
        Assert.Equal(1, source.Asked);
        Assert.Contains("Accepted by a person: looked at", operation.TextOf(AssetCatalog.DailyReport(SmallMarket.Thursday, "json")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_held_row_is_left_out_with_that_reason_and_comes_in_when_it_is_accepted()
    {
        var (broken, code) = await WithWrongMarketCapAsync();
        var source = new ScriptedSource("broken", broken);
        await using var operation = new SmallOperation(market, source: source);
        var reports = await operation.DayAsync(SmallMarket.Thursday);

        Assert.Equal("94 issues from broken, 1 held back", reports[0].Outcome.Details);
        Assert.Contains(operation.Log.Lines, line => line.Level == LogLevel.Error && line.Text.Contains("1 rows held back (MarketCap 1)", StringComparison.Ordinal));
        Assert.All(await ScansAsync(operation), scan => Assert.Equal(ExclusionReason.HeldBack, scan.Exclusions.Single(exclusion => exclusion.Code == code).Reason));

        await DecideAsync(operation, DecisionVerdict.Accept, SessionCheck.MarketCap, Symbol.Parse(code));
        var again = await operation.DayAsync(SmallMarket.Thursday);

        Assert.Equal("95 issues from broken, 0 held back", again[0].Outcome.Details);
        Assert.Equal(1, source.Asked);
        var stored = await operation.Get<MarketStore>().ReadSessionAsync(SmallMarket.Thursday, SmallOperation.Cancel);
        Assert.Equal(broken.Bars.Single(bar => bar.Symbol.Code == code), stored!.Bars.Single(bar => bar.Symbol.Code == code));
        Assert.All(await ScansAsync(operation), scan => Assert.DoesNotContain(scan.Exclusions, exclusion => exclusion.Reason == ExclusionReason.HeldBack));
    }

    [Fact]
    public async Task A_rejected_row_leaves_the_store_and_comes_back_when_it_is_accepted()
    {
        await using var operation = new SmallOperation(market);
        await operation.StageAsync(StageName.Ingest, SmallMarket.Thursday);
        var symbol = (await ThursdayAsync()).Bars[3].Symbol;
        await DecideAsync(operation, DecisionVerdict.Reject, check: null, symbol);

        Assert.EndsWith(", 1 held back", (await operation.StageAsync(StageName.Ingest, SmallMarket.Thursday)).Details, StringComparison.Ordinal);
        Assert.DoesNotContain(await StoredAsync(operation), bar => bar.Symbol == symbol);

        await DecideAsync(operation, DecisionVerdict.Accept, check: null, symbol);
        Assert.EndsWith(", 0 held back", (await operation.StageAsync(StageName.Ingest, SmallMarket.Thursday)).Details, StringComparison.Ordinal);
        Assert.Equal((await ThursdayAsync()).Bars, await StoredAsync(operation));
    }

    [Fact]
    public async Task The_same_decision_again_changes_no_byte_and_the_ingest_after_it_has_nothing_to_do()
    {
        var (broken, code) = await WithWrongMarketCapAsync();
        await using var operation = new SmallOperation(market, source: new ScriptedSource("broken", broken));
        await operation.StageAsync(StageName.Ingest, SmallMarket.Thursday);
        Assert.True(await DecideAsync(operation, DecisionVerdict.Accept, SessionCheck.MarketCap, Symbol.Parse(code)));
        await operation.StageAsync(StageName.Ingest, SmallMarket.Thursday);
        var before = operation.Store.Products();

        operation.Time.Advance(TimeSpan.FromDays(1));
        Assert.False(await DecideAsync(operation, DecisionVerdict.Accept, SessionCheck.MarketCap, Symbol.Parse(code)));
        Assert.IsType<StageOutcome.AlreadyDone>(await operation.StageAsync(StageName.Ingest, SmallMarket.Thursday));

        Assert.Equal(before, operation.Store.Products());
    }

    [Fact]
    public async Task What_the_store_cannot_hold_stays_out_whatever_a_person_says()
    {
        var whole = await ThursdayAsync();
        var broken = whole with { Bars = [whole.Bars[0] with { Close = double.PositiveInfinity }, .. whole.Bars.Skip(1)] };
        await using var operation = new SmallOperation(market, source: new ScriptedSource("broken", broken));
        await operation.StageAsync(StageName.Ingest, SmallMarket.Thursday);
        await DecideAsync(operation, DecisionVerdict.Accept, SessionCheck.RowNumbers);

        Assert.Equal("94 issues from broken, 1 held back", (await operation.StageAsync(StageName.Ingest, SmallMarket.Thursday)).Details);
        Assert.Contains("Infinity", operation.TextOf(Quality), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rows_of_another_day_are_not_taken_for_those_asked_for()
    {
        var friday = await SessionAsync(SmallMarket.Friday);
        await using var operation = new SmallOperation(market, source: new ScriptedSource("hasty", friday));

        var error = await Assert.ThrowsAsync<MarketDataException>(() => operation.StageAsync(StageName.Ingest, SmallMarket.Thursday));

        Assert.Contains("WrongDate: the rows are of 2026-10-30; asked for was 2026-10-29", error.Message, StringComparison.Ordinal);
    }

    private static Task<bool> DecideAsync(SmallOperation operation, DecisionVerdict verdict, SessionCheck? check, Symbol? symbol = null) =>
        operation.Get<DecisionBook>().RecordAsync(
            SmallMarket.Thursday,
            new QualityDecision { Verdict = verdict, Check = check, Symbol = symbol, Reason = "looked at", DecidedAt = operation.Time.GetUtcNow() },
            SmallOperation.Cancel);

    private static async Task<IReadOnlyList<DailyBar>> StoredAsync(SmallOperation operation) =>
        (await operation.Get<MarketStore>().ReadSessionAsync(SmallMarket.Thursday, SmallOperation.Cancel))!.Bars;

    private static async Task<IReadOnlyList<SignalsDocument>> ScansAsync(SmallOperation operation)
    {
        var scans = new List<SignalsDocument>();
        foreach (var path in operation.Store.All.Keys.Where(path => path.Container == "signals" && path.Path.EndsWith(".json", StringComparison.Ordinal) && !path.Path.EndsWith("manifest.json", StringComparison.Ordinal)))
        {
            scans.Add((await operation.Store.ReadJsonAsync<SignalsDocument>(path, SmallOperation.Cancel))!);
        }

        return scans;
    }

    private async Task<(SessionData Session, string Code)> WithWrongMarketCapAsync()
    {
        var whole = await ThursdayAsync();
        var index = whole.Bars.ToList().FindIndex(bar => bar.Volume > 0);
        return (whole with { Bars = [.. whole.Bars.Select((bar, row) => row == index ? bar with { MarketCap = bar.MarketCap * 10 } : bar)] }, whole.Bars[index].Symbol.Code);
    }

    private Task<SessionData> ThursdayAsync() => SessionAsync(SmallMarket.Thursday);

    private async Task<SessionData> SessionAsync(TradingDate date) => Assert.IsType<SourceAnswer.Published>(await market.Source.FetchAsync(date, SmallOperation.Cancel)).Session;
}
