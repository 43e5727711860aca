using CsCheck;
using InvestOps.Domain.CorporateActions;
using Xunit;

namespace InvestOps.Domain.Tests.CorporateActions;

public sealed class AdjustmentFactorsTests
{
    [Fact]
    public void A_base_price_other_than_the_previous_close_scales_all_later_prices()
    {
        // 50,000, a 5:1 split to a base of 10,000, then a rights issue from 10,200 to a base of 9,690.
        var running = AdjustmentFactors.Accumulate([50_000, 10_100, 10_200, 9_700], [0, 100, 100, 10], issues: 1);

        Assert.Equal([1, 0.2, 0.2, 0.2 * 0.95], running);
    }

    [Fact]
    public void Ordinary_changes_adjust_nothing() =>
        Assert.Equal([1, 1, 1], AdjustmentFactors.Accumulate([1_000, 1_300, 910], [0, 300, -390], issues: 1));

    [Fact]
    public void The_product_is_carried_through_sessions_without_a_row()
    {
        var running = AdjustmentFactors.Accumulate([1_000, 500, double.NaN, 600], [0, 0, double.NaN, 100], issues: 1);

        Assert.Equal([1, 0.5, 0.5, 0.5], running);
    }

    [Fact]
    public void A_change_that_is_not_given_adjusts_nothing() =>
        Assert.Equal([1, 1], AdjustmentFactors.Accumulate([1_000, 500], [double.NaN, double.NaN], issues: 1));

    [Fact]
    public void The_session_after_a_gap_in_the_store_adjusts_nothing()
    {
        // The base of the third session is the close of the second, which is not stored.
        var running = AdjustmentFactors.Accumulate([1_000, double.NaN, 1_150], [0, double.NaN, 50], issues: 1);

        Assert.Equal([1, 1, 1], running);
    }

    [Fact]
    public void The_session_after_a_missing_row_of_the_issue_adjusts_nothing()
    {
        // Both issues close at 10,000 and 12,000, then 12,100 on a change of 100; the first one's row of the second session is missing.
        var running = AdjustmentFactors.Accumulate([10_000, 10_000, double.NaN, 12_000, 12_100, 12_100], [0, 0, double.NaN, 2_000, 100, 100], issues: 2);

        Assert.Equal([1, 1, 1, 1, 1, 1], running);
    }

    [Fact]
    public void A_split_in_a_halt_whose_rows_are_missing_adjusts_by_the_base_price_that_the_listed_shares_agree_with()
    {
        // 5:1 during the halt: 50,000 won before, a base of 10,000 after, and five times the shares.
        var running = AdjustmentFactors.Accumulate([50_000, double.NaN, 11_000], [0, double.NaN, 1_000], [1_000_000, double.NaN, 5_000_000], issues: 1);

        Assert.Equal([1, 1, 0.2], running);
        Assert.True(AdjustmentFactors.HasGaps([50_000, double.NaN, 11_000], issues: 1));
    }

    [Fact]
    public void A_rights_issue_or_a_move_in_a_gap_adjusts_nothing_whatever_became_of_the_shares()
    {
        Assert.Equal([1, 1, 1], AdjustmentFactors.Accumulate([10_000, double.NaN, 9_000], [0, double.NaN, 0], [1_000_000, double.NaN, 1_000_000], issues: 1));
        Assert.Equal([1, 1, 1], AdjustmentFactors.Accumulate([10_000, double.NaN, 9_000], [0, double.NaN, 0], [1_000_000, double.NaN, 1_300_000], issues: 1));
        Assert.Equal([1, 1, 1], AdjustmentFactors.Accumulate([10_000, double.NaN, 10_000], [0, double.NaN, 0], [1_000_000, double.NaN, 2_000_000], issues: 1));
    }

    [Fact]
    public void A_new_issue_is_no_gap()
    {
        Assert.False(AdjustmentFactors.HasGaps([100, double.NaN, 100, double.NaN, 100, 50], issues: 2));
        Assert.True(AdjustmentFactors.HasGaps([100, 50, 100, double.NaN, 100, 50], issues: 2));
    }

    [Fact]
    public void Issues_are_adjusted_independently()
    {
        // Two issues; the second one splits 2:1.
        var running = AdjustmentFactors.Accumulate([700, 1_000, 710, 510], [0, 0, 10, 10], issues: 2);

        Assert.Equal([1, 1, 1, 0.5], running);
    }

    [Fact]
    public void Later_rows_never_change_earlier_factors() =>
        Gen.Select(Gen.Int[100, 100_000].Array[2, 40], Gen.Int[0, 1_000_000]).Sample((closes, seed) =>
        {
            var random = new Random(seed);
            var close = closes.Select(value => (double)value).ToArray();
            var change = close.Select(value => (double)random.Next(-50, 50)).ToArray();
            var shorter = close.Length / 2;

            var shares = close.Select(_ => 1_000_000d * random.Next(1, 6)).ToArray();
            for (var gap = 0; gap < close.Length / 5; gap++)
            {
                close[random.Next(close.Length)] = double.NaN;
            }

            var whole = AdjustmentFactors.Accumulate(close, change, shares, issues: 1);
            var part = AdjustmentFactors.Accumulate(close.AsSpan(0, shorter), change.AsSpan(0, shorter), shares.AsSpan(0, shorter), issues: 1);

            Assert.Equal(part, whole[..shorter]);
        });

    [Fact]
    public void No_issues_give_no_factors() => Assert.Empty(AdjustmentFactors.Accumulate([], [], issues: 0));
}
