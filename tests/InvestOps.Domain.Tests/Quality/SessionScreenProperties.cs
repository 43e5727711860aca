using CsCheck;
using InvestOps.Domain.Market;
using InvestOps.Domain.Quality;
using InvestOps.Testing;
using Xunit;

namespace InvestOps.Domain.Tests.Quality;

/// <summary>What holds for every session, however broken.</summary>
public sealed class SessionScreenProperties
{
    private static readonly SessionData Whole = TradedSession.On(Some.Session, kospi: 30, kosdaq: 30);
    private static readonly SessionMemory Memory = TradedSession.MemoryOf(Whole);

    private static readonly Gen<SessionData> Broken = Gen.Select(Gen.Int[0, 59], Gen.Int[0, 8], Gen.OneOf(Gen.Const(0d), Gen.Const(-1d), Gen.Const(double.NaN), Gen.Const(double.PositiveInfinity), Gen.Double[1, 1e6])).Array[0, 8]
        .Select(faults => faults.Aggregate(Whole, (session, fault) => session with { Bars = [.. session.Bars.SelectMany((bar, row) => row == fault.Item1 ? Spoil(bar, fault.Item2, fault.Item3) : [bar])] }));

    private static readonly Gen<QualityDecision[]> Decisions = Gen.Select(Gen.Bool, Gen.Int[-1, 28], Gen.Int[-1, 59], (accepts, check, row) => new QualityDecision
    {
        Verdict = accepts ? DecisionVerdict.Accept : DecisionVerdict.Reject,
        Check = check < 0 ? null : (SessionCheck)check,
        Symbol = row < 0 ? null : Whole.Bars[row].Symbol,
        Reason = "looked at",
        DecidedAt = DateTimeOffset.UnixEpoch,
    }).Array[0, 4];

    [Fact]
    public void No_row_is_lost_and_none_is_changed() => Gen.Select(Broken, Decisions).Sample((session, decisions) =>
    {
        var judgement = SessionScreen.Judge(session.Date, session, Memory with { Decisions = decisions });

        // By reference: a row is the very one that was given, and stands on one side.
        var after = judgement.Passed.Concat(judgement.HeldBack).ToHashSet(ReferenceEqualityComparer.Instance);
        Assert.Equal(session.Bars.Count, judgement.Passed.Count + judgement.HeldBack.Count);
        Assert.All(session.Bars, bar => Assert.Contains(bar, after));
    });

    [Fact]
    public void Nothing_that_the_store_cannot_hold_passes_whatever_was_decided() => Gen.Select(Broken, Decisions).Sample((session, decisions) =>
    {
        var passed = SessionScreen.Judge(session.Date, session, Memory with { Decisions = decisions }).Passed;

        Assert.Equal(passed.Count, passed.Select(bar => bar.Symbol).Distinct().Count());
        Assert.All(passed, bar => Assert.True(double.IsFinite(bar.Open + bar.High + bar.Low + bar.Close + bar.Volume) && bar.Close > 0 && bar.Volume >= 0));
    });

    [Fact]
    public void Judging_again_with_the_same_decisions_twice_says_the_same() => Gen.Select(Broken, Decisions).Sample((session, decisions) =>
    {
        var once = SessionScreen.Judge(session.Date, session, Memory with { Decisions = decisions });
        var twice = SessionScreen.Judge(session.Date, session, Memory with { Decisions = [.. decisions, .. decisions] });

        Assert.Equal(once.HoldsDay, twice.HoldsDay);
        Assert.Equal(once.Passed, twice.Passed);
    });

    private static DailyBar[] Spoil(DailyBar bar, int field, double value) => field switch
    {
        0 => [bar with { Open = value }],
        1 => [bar with { High = value }],
        2 => [bar with { Close = value }],
        3 => [bar with { Volume = value }],
        4 => [bar with { Change = value }],
        5 => [bar with { MarketCap = value }],
        6 => [bar with { ListedShares = value }],
        7 => [bar, bar with { Value = value }],
        _ => [],
    };
}
