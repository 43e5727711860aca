using InvestOps.Adapters.Sample;
using InvestOps.Domain.CorporateActions;
using InvestOps.Domain.Market;
using Xunit;

namespace InvestOps.Adapters.Tests.Sample;

public sealed class SampleEventsTests
{
    [Fact]
    public void Every_kind_of_event_happens() =>
        Assert.Equal(Enum.GetValues<SampleEventKind>(), DefaultSample.Market.Events.Select(e => e.Kind).Distinct().Order());

    [Fact]
    public void Every_kind_of_event_happens_in_the_smallest_market_too()
    {
        var market = SampleMarket.Create(3, sessions: SampleMarket.FewestSessions, issues: SampleMarket.FewestIssues);

        Assert.Equal(Enum.GetValues<SampleEventKind>(), market.Events.Select(e => e.Kind).Distinct().Order());
    }

    [Fact]
    public void A_halted_issue_has_rows_without_trades_and_with_its_close_carried()
    {
        foreach (var halt in DefaultSample.All(SampleEventKind.Halted))
        {
            var rows = DefaultSample.Rows.ByIssue[halt.Symbol];
            var start = IndexOf(rows, halt);
            var length = int.Parse(halt.Detail.Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture);
            var halted = rows.Skip(start).TakeWhile(row => row.Bar.Volume == 0).ToList();

            Assert.Equal(length, halted.Count);
            Assert.All(halted, row => Assert.Equal(rows[start - 1].Bar.Close, row.Bar.Close));
        }
    }

    [Fact]
    public void There_are_halts_of_single_sessions_of_months_and_one_at_the_end()
    {
        var lengths = DefaultSample.All(SampleEventKind.Halted).Select(halt => halt.Detail).ToList();

        Assert.Contains("1 session", lengths, StringComparer.Ordinal);
        Assert.Contains("95 sessions", lengths, StringComparer.Ordinal);
        Assert.Contains(DefaultSample.Market.Sessions[^1].Bars, bar => bar.Volume == 0 && bar.Market == "KOSPI");
    }

    [Fact]
    public void Liquidation_trading_follows_a_halt_of_weeks_lasts_7_sessions_and_loses_80_to_95_percent_at_once()
    {
        var starts = DefaultSample.All(SampleEventKind.LiquidationStarted);

        Assert.Equal(5, starts.Count);
        foreach (var start in starts)
        {
            var rows = DefaultSample.Rows.ByIssue[start.Symbol];
            var first = IndexOf(rows, start);
            Assert.Equal(7, rows.Count - first);
            Assert.All(rows.Skip(first), row => Assert.True(row.Bar.Volume > 0));
            Assert.All(rows.Skip(first - 20).Take(20), row => Assert.Equal(0, row.Bar.Volume));
            Assert.InRange(rows[first].Bar.Close / rows[first - 1].Bar.Close, 0.05, 0.20);
            Assert.Equal(rows[^1].Date, DefaultSample.Single(SampleEventKind.Delisted, start.Symbol.Code).Date);
        }
    }

    [Theory]
    [InlineData(SampleEventKind.Split, 5)]
    [InlineData(SampleEventKind.ReverseSplit, 0.1)]
    public void A_split_multiplies_the_shares_after_three_halted_sessions(SampleEventKind kind, double factor)
    {
        foreach (var split in DefaultSample.All(kind))
        {
            var rows = DefaultSample.Rows.ByIssue[split.Symbol];
            var day = IndexOf(rows, split);

            Assert.All(rows.Skip(day - 3).Take(3), row => Assert.Equal(0, row.Bar.Volume));
            Assert.Equal(rows[day - 1].Bar.ListedShares * factor, rows[day].Bar.ListedShares, tolerance: 1);
            Assert.Equal(rows[day - 1].Bar.MarketCap, (rows[day].Bar.Close - rows[day].Bar.Change) * rows[day].Bar.ListedShares, rows[day - 1].Bar.MarketCap * 0.01);
        }
    }

    [Fact]
    public void Shares_change_on_the_sessions_of_splits_and_new_shares_only()
    {
        foreach (var (symbol, rows) in DefaultSample.Rows.ByIssue)
        {
            foreach (var (before, after) in rows.Zip(rows.Skip(1)))
            {
                Assert.Equal(
                    DefaultSample.Rows.Has(symbol, after.Date, SampleEventKind.Split, SampleEventKind.ReverseSplit, SampleEventKind.SharesListed),
                    before.Bar.ListedShares != after.Bar.ListedShares);
            }
        }
    }

    [Fact]
    public void Adjusted_prices_run_through_every_change_of_base_price()
    {
        foreach (var kind in new[] { SampleEventKind.Split, SampleEventKind.ReverseSplit, SampleEventKind.BonusIssue, SampleEventKind.RightsIssue })
        {
            foreach (var change in DefaultSample.All(kind))
            {
                var rows = DefaultSample.Rows.ByIssue[change.Symbol];
                var day = IndexOf(rows, change);
                var factors = AdjustmentFactors.Accumulate(
                    [.. rows.Select(row => row.Bar.Close)],
                    [.. rows.Select(row => row.Bar.Change)],
                    issues: 1);

                Assert.NotEqual(factors[day - 1], factors[day]);
                var adjusted = rows[day].Bar.Close / factors[day] / (rows[day - 1].Bar.Close / factors[day - 1]);
                Assert.InRange(adjusted, 0.7, 1.3);
            }
        }
    }

    [Fact]
    public void New_listings_begin_before_and_after_the_first_day_band_and_one_reaches_four_times_its_offer_price()
    {
        var listed = DefaultSample.All(SampleEventKind.Listed);

        Assert.Contains(listed, e => e.Date.Date < PriceLimit.FirstDayBandOn);
        Assert.Contains(listed, e => e.Date.Date >= PriceLimit.FirstDayBandOn && DefaultSample.BarOf(e) is var bar && bar.Change == 0.75 * bar.Close);
        Assert.All(listed, e => Assert.Equal(e.Date, DefaultSample.Rows.ByIssue[e.Symbol][0].Date));
        Assert.All(listed, e => Assert.Equal(e.Date.Date, DefaultSample.Market.Listings.Single(l => l.Symbol == e.Symbol).ListedOn));
        Assert.Contains(listed, e => e.Symbol.Code.StartsWith("08", StringComparison.Ordinal) && char.IsAsciiLetterUpper(e.Symbol.Code[4]));
    }

    [Fact]
    public void An_issue_changes_its_name_on_one_session()
    {
        var renamed = Assert.Single(DefaultSample.All(SampleEventKind.Renamed));
        var rows = DefaultSample.Rows.ByIssue[renamed.Symbol];

        Assert.Equal(["누리뫼테크"], rows.Skip(IndexOf(rows, renamed)).Select(row => row.Bar.Name).Distinct(StringComparer.Ordinal), StringComparer.Ordinal);
        Assert.DoesNotContain(rows.Take(IndexOf(rows, renamed)), row => row.Bar.Name == "누리뫼테크");
        Assert.Equal("누리뫼테크", DefaultSample.Market.Listings.Single(listing => listing.Symbol == renamed.Symbol).Name);
    }

    [Fact]
    public void Two_names_need_escaping_in_pages() =>
        Assert.Equal(2, DefaultSample.Market.Listings.Count(listing => listing.Name is "가온 & <우>" or "에이&비<테크>"));

    [Theory]
    [InlineData(SampleEventKind.AdministrativeDesignated, IssueStatus.Administrative)]
    [InlineData(SampleEventKind.CautionDesignated, IssueStatus.InvestmentCaution)]
    public void A_designation_shows_in_the_section_until_it_is_lifted(SampleEventKind kind, IssueStatus status)
    {
        var lifted = DefaultSample.All(SampleEventKind.DesignationLifted).ToDictionary(e => e.Symbol, e => e.Date);
        foreach (var designated in DefaultSample.All(kind))
        {
            foreach (var (date, bar) in DefaultSample.Rows.ByIssue[designated.Symbol])
            {
                var holds = date >= designated.Date && !(lifted.TryGetValue(designated.Symbol, out var end) && date >= end);
                Assert.Equal(holds, IssueClassifier.StatusOf(bar.Name, bar.Section) == status);
            }
        }
    }

    [Fact]
    public void A_preferred_share_follows_its_common_share()
    {
        foreach (var preferred in DefaultSample.Market.Listings.Where(listing => listing.Class == ShareClass.Preferred))
        {
            var common = Symbol.Parse(preferred.Symbol.Code[..5] + "0");
            var pairs = DefaultSample.Rows.ByIssue[preferred.Symbol].Zip(DefaultSample.Rows.ByIssue[common])
                .Select(pair => (X: ReturnOf(pair.First.Bar), Y: ReturnOf(pair.Second.Bar))).ToList();
            var correlation = pairs.Sum(p => p.X * p.Y) / Math.Sqrt(pairs.Sum(p => p.X * p.X) * pairs.Sum(p => p.Y * p.Y));

            Assert.InRange(correlation, 0.6, 1);
        }
    }

    [Fact]
    public void A_SPAC_stays_near_2000_won()
    {
        foreach (var spac in DefaultSample.Market.Listings.Where(listing => listing.Class == ShareClass.Spac))
        {
            Assert.All(DefaultSample.Rows.ByIssue[spac.Symbol], row => Assert.InRange(row.Bar.Close, 1_800, 2_400));
            Assert.All(DefaultSample.Rows.ByIssue[spac.Symbol], row => Assert.Equal("SPAC(소속부없음)", row.Bar.Section));
        }
    }

    [Fact]
    public void Liquidity_rules_leave_out_a_part_of_the_issues()
    {
        var values = DefaultSample.Market.Sessions[^1].Bars.Where(bar => bar.Market is "KOSPI" or "KOSDAQ").ToList();

        Assert.InRange(values.Count(bar => bar.Value >= 1e9) / (double)values.Count, 0.3, 0.8);
    }

    private static double ReturnOf(DailyBar bar) => bar.Change / (bar.Close - bar.Change);

    private static int IndexOf(IReadOnlyList<(Domain.Calendar.TradingDate Date, DailyBar Bar)> rows, SampleEvent happening) =>
        rows.Index().Single(row => row.Item.Date == happening.Date).Index;
}
