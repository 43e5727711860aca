using InvestOps.Domain.Market;
using InvestOps.Domain.Quality;
using InvestOps.Testing;
using Xunit;

namespace InvestOps.Domain.Tests.Quality;

public sealed class SessionScreenTests
{
    private static readonly SessionData Whole = TradedSession.On(Some.Session);
    private static readonly SessionMemory Memory = TradedSession.MemoryOf(Whole);

    [Fact]
    public void A_session_without_a_fault_passes_whole_and_without_a_word()
    {
        var judgement = SessionScreen.Judge(Whole.Date, Whole, Memory);

        Assert.False(judgement.HoldsDay);
        Assert.Equal(Whole.Bars, judgement.Passed);
        Assert.Empty(judgement.Findings);
    }

    [Fact]
    public void Rows_of_another_session_are_refused() =>
        AssertHeld(SessionCheck.WrongDate, TradedSession.On(Some.Calendar.Previous(Some.Session)!.Value), "the rows are of 2024-01-30; asked for was 2024-01-31");

    [Fact]
    public void No_rows_hold_the_day() => AssertHeld(SessionCheck.NoRows, Whole with { Bars = [] }, "no row of 2024-01-31");

    [Fact]
    public void Dashes_for_prices_hold_the_day() =>
        AssertHeld(SessionCheck.NoTrading, With(bar => bar with { Close = double.NaN, Volume = double.NaN }), "Kospi: 50 of 50 rows have no close or no volume");

    [Fact]
    public void Zeros_for_prices_hold_the_day() =>
        AssertHeld(SessionCheck.NoTrading, With(bar => bar with { Open = 0, High = 0, Low = 0, Close = 0, Volume = 0 }), "Kospi: 50 of 50 rows have no close or no volume");

    [Fact]
    public void The_file_of_the_session_before_holds_the_day()
    {
        var memory = Memory with { Issues = Memory.Issues.ToDictionary(issue => issue.Key, issue => issue.Value with { Previous = Whole.Bars.Single(bar => bar.Symbol == issue.Key) }) };

        var judgement = SessionScreen.Judge(Whole.Date, Whole, memory);

        Assert.True(judgement.HoldsDay);
        Assert.Contains(judgement.Findings, finding => finding is { Check: SessionCheck.RepeatedSession, Detail: "150 of 150 traded rows equal those of 2024-01-30" });
    }

    [Fact]
    public void A_market_without_rows_holds_the_day() =>
        AssertHeld(SessionCheck.BoardMissing, Whole with { Bars = [.. Whole.Bars.Take(50)] }, "Kosdaq: no row; the session before has 100");

    [Theory]
    [InlineData(145, false)]
    [InlineData(144, true)] // 94 of KOSDAQ's 100
    public void A_market_may_lose_five_per_cent_of_its_rows(int rows, bool held)
    {
        var judgement = SessionScreen.Judge(Whole.Date, Whole with { Bars = [.. Whole.Bars.Take(rows)] }, Memory);

        Assert.Equal(held, judgement.HoldsDay);
        Assert.Equal(150 - rows, judgement.Findings.Count(finding => finding.Check == SessionCheck.IssueGone));
    }

    [Fact]
    public void The_first_session_of_a_store_has_to_be_a_whole_market()
    {
        var judgement = SessionScreen.Judge(Whole.Date, Whole, SessionMemory.Empty);

        Assert.True(judgement.HoldsDay);
        Assert.Equal(2, judgement.Findings.Count(finding => finding.Check == SessionCheck.RowCountFloor));
        Assert.False(SessionScreen.Judge(Whole.Date, TradedSession.On(Whole.Date, kospi: 700, kosdaq: 1_200), SessionMemory.Empty).HoldsDay);
    }

    [Fact]
    public void A_source_that_changed_its_units_holds_the_day() =>
        AssertHeld(SessionCheck.TooManyHeldRows, With(bar => bar with { MarketCap = bar.MarketCap / 1_000_000 }), "150 of 150 rows are held back; expected are at most 5");

    [Theory]
    [InlineData(SessionCheck.RowNumbers)]
    [InlineData(SessionCheck.MarketCap)]
    [InlineData(SessionCheck.TradedValue)]
    [InlineData(SessionCheck.VolumeSpike)]
    [InlineData(SessionCheck.PriceLimit)]
    [InlineData(SessionCheck.BasePrice)]
    public void One_bad_row_is_held_back_with_the_row_before_it_and_the_rest_passes(SessionCheck check)
    {
        var session = Whole with { Bars = [.. Whole.Bars.Select((bar, row) => row == 7 ? Spoilt(bar, check) : bar)] };

        var judgement = SessionScreen.Judge(session.Date, session, Memory);

        var finding = Assert.Single(judgement.Findings);
        Assert.Equal((check, CheckSeverity.HoldRow, session.Bars[7].Symbol), (finding.Check, finding.Severity, finding.Symbol));
        Assert.Equal((session.Bars[7], 10_008), (finding.Row, finding.Previous!.Close));
        Assert.Equal([session.Bars[7]], judgement.HeldBack);
        Assert.Equal(149, judgement.Passed.Count);
    }

    [Fact]
    public void Of_rows_given_twice_one_stays_and_of_rows_that_differ_none()
    {
        var session = Whole with { Bars = [.. Whole.Bars, Whole.Bars[0], Whole.Bars[1] with { Volume = 5, Value = 5 * Whole.Bars[1].Close }] };

        var judgement = SessionScreen.Judge(session.Date, session, Memory);

        Assert.Equal([Whole.Bars[1], Whole.Bars[0], session.Bars[^1]], judgement.HeldBack);
        Assert.All(judgement.Findings, finding => Assert.Equal(SessionCheck.RepeatedIssue, finding.Check));
        Assert.Contains(Whole.Bars[0], judgement.Passed);
    }

    [Fact]
    public void Liquidation_trading_and_a_first_day_know_no_usual_limit()
    {
        var bars = Whole.Bars.ToArray();
        bars[3] = bars[3] with { Low = 900, Open = 1_000, Close = 1_000, Change = -9_004, High = 1_100, Value = 1_000 * bars[3].Volume, MarketCap = 1_000_000_000 };
        var memory = Memory with { Issues = Memory.Issues.ToDictionary(issue => issue.Key, issue => issue.Value with { TradedThroughout = issue.Key != bars[3].Symbol }) };

        var judgement = SessionScreen.Judge(Whole.Date, Whole with { Bars = bars }, memory);

        Assert.Equal([SessionCheck.OutsideUsualLimit], judgement.Findings.Select(finding => finding.Check));
        Assert.Empty(judgement.HeldBack);
    }

    [Theory]
    [InlineData(0.9, false, SessionCheck.BaseReset)]
    [InlineData(0.5, false, SessionCheck.LargeBaseReset)]
    [InlineData(5, true, SessionCheck.LargeBaseReset)]
    [InlineData(5, false, SessionCheck.BasePrice)]
    [InlineData(0.04, false, SessionCheck.BasePrice)]
    public void A_base_price_rises_after_a_halt_only(double factor, bool halted, SessionCheck expected)
    {
        var bars = Whole.Bars.ToArray();
        var basePrice = Math.Round(10_001 * factor);
        bars[0] = bars[0] with { Open = basePrice, High = basePrice, Low = basePrice, Close = basePrice, Change = 0, Value = basePrice * bars[0].Volume, MarketCap = basePrice * 1_000_000 };
        var memory = Memory with { Issues = Memory.Issues.ToDictionary(issue => issue.Key, issue => issue.Value with { IsReopening = halted, TradedThroughout = !halted }) };

        var judgement = SessionScreen.Judge(Whole.Date, Whole with { Bars = bars }, memory);

        Assert.Equal([expected], judgement.Findings.Select(finding => finding.Check));
    }

    [Fact]
    public void Base_prices_are_not_held_against_a_close_that_is_older_than_a_session()
    {
        var judgement = SessionScreen.Judge(Whole.Date, With(bar => bar with { Change = bar.Change + 2_000 }), Memory with { IsAdjacent = false });

        Assert.Equal([SessionCheck.NotCompared], judgement.Findings.Select(finding => finding.Check));
    }

    [Fact]
    public void Rows_that_replace_stored_ones_are_counted_by_what_changes()
    {
        var stored = Whole.Bars.ToDictionary(bar => bar.Symbol, bar => bar with { Volume = bar.Volume / 2 });
        stored[Whole.Bars[0].Symbol] = Whole.Bars[0] with { High = 12_000 };

        var judgement = SessionScreen.Judge(Whole.Date, Whole, Memory with { Stored = stored });

        Assert.Equal(["1 of 150 stored rows get other prices", "149 of 150 stored rows get another volume"], judgement.Findings.Select(finding => finding.Detail));
    }

    private static DailyBar Spoilt(DailyBar bar, SessionCheck check) => check switch
    {
        SessionCheck.RowNumbers => bar with { Open = 0 },
        SessionCheck.MarketCap => bar with { MarketCap = bar.MarketCap + 1 },
        SessionCheck.TradedValue => bar with { Value = bar.Value / 2 },
        SessionCheck.VolumeSpike => bar with { Volume = 21_000_000, Value = 21_000_000 * bar.Close },
        SessionCheck.PriceLimit => bar with { High = 14_000 },
        SessionCheck.BasePrice => bar with { Change = bar.Close + 1 },
        _ => throw new ArgumentOutOfRangeException(nameof(check), check, "No fault of one row."),
    };

    private static SessionData With(Func<DailyBar, DailyBar> change) => Whole with { Bars = [.. Whole.Bars.Select(change)] };

    private static void AssertHeld(SessionCheck check, SessionData session, string detail)
    {
        var judgement = SessionScreen.Judge(Whole.Date, session, Memory);

        Assert.True(judgement.HoldsDay);
        Assert.Empty(judgement.Passed);
        Assert.Equal(session.Bars, judgement.HeldBack);
        Assert.Contains(judgement.Findings, finding => finding.Check == check && finding.Severity == CheckSeverity.HoldDay && finding.Detail == detail);
    }
}
