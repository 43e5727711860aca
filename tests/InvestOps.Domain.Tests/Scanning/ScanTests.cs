using InvestOps.Domain.Market;
using InvestOps.Domain.Scanning;
using InvestOps.Domain.Scanning.Scanners;
using InvestOps.Domain.Universes;
using InvestOps.Testing;
using Xunit;

namespace InvestOps.Domain.Tests.Scanning;

public sealed class ScanTests
{
    // With a reversal of one session, the issue that fell most is the best.
    private static MarketBuilder Market(int sessions = 30) => new MarketBuilder(sessions)
        .Issue("000010", t => t == sessions - 1 ? 900 : 1000)
        .Issue("000020", t => t == sessions - 1 ? 800 : 1000, name: "가나다")
        .Issue("000030", t => t == sessions - 1 ? 900 : 1000)
        .Issue("000040", t => t == sessions - 1 ? 950 : 1000);

    [Fact]
    public void The_best_come_first_and_equal_scores_in_code_order()
    {
        var result = Scan.Run(ScanCase.Strategy(), Market().Build().LastWindow(), previous: null);

        Assert.Equal(["000020", "000010", "000030"], result.TopN.Codes());
        Assert.Equal(4, result.Scored);
        Assert.Empty(result.Exclusions);
    }

    [Fact]
    public void A_signal_says_rank_score_weight_close_and_reason()
    {
        var best = Scan.Run(ScanCase.Strategy(), Market().Build().LastWindow(), previous: null).TopN[0];

        Assert.Equal(1, best.Rank);
        Assert.Equal("가나다", best.Name);
        Assert.Equal(0.2, best.Score!.Value, 1e-12);
        Assert.Equal(0.33m, best.Weight.Value);
        Assert.Equal(800, best.Close);
        Assert.Equal(new Explanation(ExplanationKeys.Reversal, ["-20.00%", "1", "2024-02-13", "1,000", "2024-02-14", "800"]), best.Reason);
    }

    [Fact]
    public void HOLD_CORE_is_listed_with_its_weight_and_left_out_of_the_ranking()
    {
        var strategy = ScanCase.Strategy() with { HoldCore = [ScanCase.Core("000020", 0.09m)] };

        var result = Scan.Run(strategy, Market().Build().LastWindow(), previous: null);

        var core = Assert.Single(result.HoldCore);
        Assert.Equal((null, 0.09m, 800d, new Explanation(ExplanationKeys.CoreSignal, ["9%"])), (core.Rank, core.Weight.Value, core.Close!.Value, core.Reason));
        Assert.Equal(["000010", "000030", "000040"], result.TopN.Codes());
        Assert.Equal(0.3m, result.TopN[0].Weight.Value);
        Assert.Equal((ExclusionReason.HoldCore, new Explanation(ExplanationKeys.HeldAsCore, ["9%"])), Only(result));
        Assert.Empty(result.Notes);
    }

    [Fact]
    public void HOLD_CORE_that_cannot_be_traded_is_still_listed_with_a_note()
    {
        var strategy = ScanCase.Strategy() with { HoldCore = [ScanCase.Core("999990", 0.1m), ScanCase.Core("000010", 0.1m)] };

        var result = Scan.Run(strategy, Market().Halted("000010", 29, 29).Build().LastWindow(), previous: null);

        Assert.Equal(["999990", "000010"], result.HoldCore.Codes());
        Assert.Null(result.HoldCore[0].Close);
        Assert.Equal(
            [new Explanation(ExplanationKeys.CoreAbsent, ["999990", "2024-02-14"]), new Explanation(ExplanationKeys.CoreUntraded, ["000010", "2024-02-14"])],
            result.Notes);
    }

    [Fact]
    public void The_first_failing_check_in_the_order_of_reasons_is_the_reason()
    {
        IUniverseRule[] rules = [new MinimumMarketCap(1e15), new Boards([Board.Kosdaq]), new NotHalted()];
        var market = Market().Halted("000010", 29, 29).Issue("000050", _ => 1000, board: Board.Kosdaq).Build();

        var result = Scan.Run(ScanCase.Strategy(rules: rules), market.LastWindow(), previous: null);

        Assert.Equal(
            [ExclusionReason.Halted, ExclusionReason.OtherBoard, ExclusionReason.OtherBoard, ExclusionReason.OtherBoard, ExclusionReason.TooSmall],
            result.Exclusions.Select(exclusion => exclusion.Reason));
        Assert.Empty(result.TopN);
    }

    [Fact]
    public void An_issue_that_left_is_named_for_twenty_sessions()
    {
        var market = Market(40).Issue("000005", t => t <= 10 ? 1000 : double.NaN).Issue("000050", t => t >= 35 ? 1000 : double.NaN).Build();
        var strategy = ScanCase.Strategy();

        Assert.Equal(
            (ExclusionReason.NotListed, new Explanation(ExplanationKeys.NoRowSince, ["2024-02-15", "2024-01-16"])),
            Only(Scan.Run(strategy, market.WindowAt(30), previous: null)));
        Assert.Empty(Scan.Run(strategy, market.WindowAt(31), previous: null).Exclusions);
    }

    [Fact]
    public void An_issue_without_enough_rows_is_left_out_with_the_reason()
    {
        var market = Market().Issue("000050", t => t < 20 ? double.NaN : 1000).Build();

        var result = Scan.Run(ScanCase.Strategy(new MomentumScanner(20, 5)), market.LastWindow(), previous: null);

        Assert.Equal((ExclusionReason.TooLittleHistory, new Explanation(ExplanationKeys.NoPrice, ["2024-01-15", "20"])), Only(result));
        Assert.Equal(4, result.Scored);
    }

    [Fact]
    public void After_a_gap_in_the_store_nothing_is_scored_until_the_lookback_is_whole_again()
    {
        var market = Market().Gap(19).Build();
        var strategy = ScanCase.Strategy(new ShortTermReversalScanner(5));

        var early = Scan.Run(strategy, market.WindowAt(24), previous: null);

        Assert.Empty(early.TopN);
        Assert.Equal(0, early.Scored);
        Assert.All(early.Exclusions, exclusion => Assert.Equal(
            (ExclusionReason.TooLittleHistory, new Explanation(ExplanationKeys.BrokenHistory, ["6", "5"])), (exclusion.Reason, exclusion.Detail)));
        Assert.Equal(3, Scan.Run(strategy, market.WindowAt(25), previous: null).TopN.Count);
    }

    [Fact]
    public void A_rule_that_looks_over_a_gap_admits_nothing()
    {
        var market = Market().Gap(19).Build();
        var strategy = ScanCase.Strategy(rules: [new MinimumMedianValue(11, 1)]);

        var result = Scan.Run(strategy, market.LastWindow(), previous: null);

        Assert.Empty(Scan.Select(strategy, market.LastWindow()));
        Assert.Equal(4, result.Exclusions.Count);
        Assert.Equal(new Explanation(ExplanationKeys.BrokenHistory, ["11", "10"]), result.Exclusions[0].Detail);
        Assert.Equal(3, Scan.Select(ScanCase.Strategy(rules: [new MinimumMedianValue(10, 1)]), market.LastWindow()).Count);
    }

    [Fact]
    public void A_session_that_is_not_stored_says_so()
    {
        var result = Scan.Run(ScanCase.Strategy(), Market().Gap(29).Build().LastWindow(), previous: null);

        Assert.Equal([new Explanation(ExplanationKeys.NothingStored, ["2024-02-14"])], result.Notes);
        Assert.All(result.Exclusions, exclusion => Assert.Equal(ExclusionReason.NotListed, exclusion.Reason));
    }

    [Fact]
    public void While_the_filter_says_to_stay_out_there_is_no_TopN_but_HOLD_CORE()
    {
        var strategy = ScanCase.Strategy() with { Filter = new MarketFilter("KOSPI", 5), HoldCore = [ScanCase.Core("000020", 0.1m)] };
        var window = Market().Index("KOSPI", t => 2500 - t).Build().LastWindow();

        var result = Scan.Run(strategy, window, previous: null);

        Assert.Empty(result.TopN);
        Assert.Single(result.HoldCore);
        Assert.Equal(new Explanation(ExplanationKeys.FilterOff, ["KOSPI", "2,471.00", "2,473.00", "5"]), result.MarketFilter);
        Assert.Empty(Scan.Select(strategy, window));
    }

    [Fact]
    public void Changes_are_counted_against_the_earlier_scan()
    {
        double[] riser = [1000, 1000, 500];
        var market = new MarketBuilder(3)
            .Issue("000010", t => t == 1 ? 900 : 1000)
            .Issue("000020", t => t == 1 ? 800 : 1000)
            .Issue("000030", t => riser[t])
            .Issue("000040", 1000)
            .Build();
        var strategy = ScanCase.Strategy(topN: 2) with { HoldCore = [ScanCase.Core("000040", 0.1m)] };

        var first = Scan.Run(strategy, market.WindowAt(1), previous: null);
        var second = Scan.Run(strategy, market.WindowAt(2), first);

        Assert.Equal(["000020", "000010"], first.TopN.Codes());
        Assert.Empty(first.Entered);
        Assert.Null(first.ChangesSince);
        Assert.Equal(["000030", "000010"], second.TopN.Codes());
        Assert.Equal(["000030"], second.Entered.Codes());
        Assert.Equal(["000020"], second.Left.Codes());
        Assert.Equal(market.Sessions[1], second.ChangesSince);
    }

    [Fact]
    public void A_scan_of_another_strategy_or_of_the_same_day_is_no_earlier_scan()
    {
        var window = Market().Build().LastWindow();
        var result = Scan.Run(ScanCase.Strategy(), window, previous: null);

        Assert.Throws<ArgumentException>(() => Scan.Run(ScanCase.Strategy(), window, result));
        Assert.Throws<ArgumentException>(() => Scan.Run(ScanCase.Strategy() with { Name = "other" }, window, result));
    }

    private static (ExclusionReason Reason, Explanation Detail) Only(ScanResult result)
    {
        var exclusion = Assert.Single(result.Exclusions);
        return (exclusion.Reason, exclusion.Detail);
    }
}
