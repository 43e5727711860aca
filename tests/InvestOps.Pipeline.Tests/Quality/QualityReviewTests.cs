using InvestOps.Domain.Market;
using InvestOps.Domain.Quality;
using InvestOps.Pipeline.Ports;
using InvestOps.Pipeline.Quality;
using InvestOps.Pipeline.Runs;
using InvestOps.Pipeline.Tests.Day;
using InvestOps.Pipeline.Tests.Ingesting;
using Xunit;

namespace InvestOps.Pipeline.Tests.Quality;

/// <summary>Which decisions are taken, and which are refused because there is nothing that they could be about.</summary>
public sealed class QualityReviewTests(SmallMarket market)
{
    [Theory]
    [InlineData(SessionCheck.RowCountDropped)]
    [InlineData(SessionCheck.MarketCap)]
    public async Task A_check_that_found_nothing_cannot_be_accepted(SessionCheck check)
    {
        await using var operation = new SmallOperation(market);

        await RefusedAsync(operation, DecisionVerdict.Accept, check, symbol: null, $"{check} found nothing of 2026-10-29. See what there is: investops quality list 2026-10-29");
    }

    [Fact]
    public async Task Of_another_issue_than_the_one_found_nothing_can_be_accepted()
    {
        var (source, found, other) = await WrongMarketCapAsync();
        await using var operation = new SmallOperation(market, source: source);
        await operation.StageAsync(StageName.Ingest, SmallMarket.Thursday);

        await RefusedAsync(operation, DecisionVerdict.Accept, SessionCheck.MarketCap, other, $"MarketCap found nothing of {other} on 2026-10-29.");
        Assert.True(await DecideAsync(operation, DecisionVerdict.Accept, SessionCheck.MarketCap, found));
    }

    [Theory]
    [InlineData(SessionCheck.WrongDate)]
    [InlineData(SessionCheck.NoRows)]
    [InlineData(SessionCheck.RowNumbers)]
    [InlineData(SessionCheck.RepeatedIssue)]
    [InlineData(SessionCheck.DayRejected)]
    [InlineData(SessionCheck.RowRejected)]
    public async Task What_is_not_for_acceptance_is_refused_with_what_to_do(SessionCheck check)
    {
        await using var operation = new SmallOperation(market);

        await RefusedAsync(operation, DecisionVerdict.Accept, check, symbol: null, $"What {check} finds cannot be accepted. {CheckRules.Of(check).Advice}");
    }

    [Fact]
    public async Task An_acceptance_without_a_check_needs_a_rejection_before_it()
    {
        await using var operation = new SmallOperation(market);

        await RefusedAsync(operation, DecisionVerdict.Accept, check: null, symbol: null, "Nothing of 2026-10-29 was rejected without a check.");
    }

    [Fact]
    public async Task A_published_session_is_rejected_row_by_row_and_only_rows_that_it_has()
    {
        await using var operation = new SmallOperation(market);
        await operation.StageAsync(StageName.Ingest, SmallMarket.Thursday);

        await RefusedAsync(operation, DecisionVerdict.Reject, check: null, symbol: null, "2026-10-29 is published. Reject single rows of it");
        await RefusedAsync(operation, DecisionVerdict.Reject, check: null, Symbol.Parse("999999"), "999999 has no row on 2026-10-29.");
    }

    [Fact]
    public async Task A_session_that_is_rejected_before_it_comes_is_held_back_until_that_is_taken_back()
    {
        await using var operation = new SmallOperation(market);
        Assert.True(await DecideAsync(operation, DecisionVerdict.Reject, check: null, symbol: null));

        var held = await Assert.ThrowsAsync<MarketDataException>(() => operation.StageAsync(StageName.Ingest, SmallMarket.Thursday));
        Assert.True(await DecideAsync(operation, DecisionVerdict.Accept, check: null, symbol: null));
        var published = await operation.StageAsync(StageName.Ingest, SmallMarket.Thursday);

        Assert.Contains("DayRejected: rejected by a person: looked at", held.Message, StringComparison.Ordinal);
        Assert.IsType<StageOutcome.Completed>(published);
    }

    [Fact]
    public async Task A_decision_needs_a_reason()
    {
        await using var operation = new SmallOperation(market);

        await Assert.ThrowsAsync<ArgumentException>(() =>
            operation.Get<QualityReview>().DecideAsync(SmallMarket.Thursday, DecisionVerdict.Reject, check: null, symbol: null, " ", SmallOperation.Cancel));
    }

    [Fact]
    public async Task A_held_session_is_skipped_by_every_stage_that_needs_it_and_named_as_such()
    {
        var whole = await ThursdayAsync();
        await using var operation = new SmallOperation(market, source: new ScriptedSource("cut", whole with { Bars = [.. whole.Bars.Take(60)] }));
        await Assert.ThrowsAsync<MarketDataException>(() => operation.StageAsync(StageName.Ingest, SmallMarket.Thursday));

        foreach (var stage in new[] { StageName.Scan, StageName.Report, StageName.RequestBacktest })
        {
            var skipped = await Assert.ThrowsAsync<MarketDataException>(() => operation.StageAsync(stage, SmallMarket.Thursday));
            Assert.StartsWith("2026-10-29 is held back, so this is skipped.", skipped.Message, StringComparison.Ordinal);
        }
    }

    private static Task<bool> DecideAsync(SmallOperation operation, DecisionVerdict verdict, SessionCheck? check, Symbol? symbol) =>
        operation.Get<QualityReview>().DecideAsync(SmallMarket.Thursday, verdict, check, symbol, "looked at", SmallOperation.Cancel);

    private static async Task RefusedAsync(SmallOperation operation, DecisionVerdict verdict, SessionCheck? check, Symbol? symbol, string says)
    {
        var refused = await Assert.ThrowsAsync<DecisionRefusedException>(() => DecideAsync(operation, verdict, check, symbol));
        Assert.StartsWith(says, refused.Message, StringComparison.Ordinal);
    }

    private async Task<(ScriptedSource Source, Symbol Found, Symbol Other)> WrongMarketCapAsync()
    {
        var whole = await ThursdayAsync();
        var traded = whole.Bars.Where(bar => bar.Volume > 0).Take(2).Select(bar => bar.Symbol).ToArray();
        var source = new ScriptedSource("broken", whole with { Bars = [.. whole.Bars.Select(bar => bar.Symbol == traded[0] ? bar with { MarketCap = bar.MarketCap * 10 } : bar)] });
        return (source, traded[0], traded[1]);
    }

    private async Task<SessionData> ThursdayAsync() => Assert.IsType<SourceAnswer.Published>(await market.Source.FetchAsync(SmallMarket.Thursday, SmallOperation.Cancel)).Session;
}
