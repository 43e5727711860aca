using CsCheck;
using InvestOps.Pipeline.Watching;
using Xunit;

namespace InvestOps.Pipeline.Tests.Watching;

public sealed class WatchStateTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 2, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void What_two_looks_have_seen_is_told_once_and_once_when_two_looks_miss_it()
    {
        var changes = Looks([1, 1, 1, 1, 0, 0, 0]);

        Assert.Equal([(1, ChangeKind.Raised), (5, ChangeKind.Recovered)], changes.Select(change => (change.Look, change.Change.Kind)));
        Assert.All(changes, change => Assert.Equal(Start, change.Change.Since));
    }

    [Fact]
    public void What_flickers_is_no_news() => Assert.Empty(Looks([1, 0, 1, 0, 1, 0]));

    [Fact]
    public void One_look_that_misses_it_is_no_recovery() =>
        Assert.Equal([ChangeKind.Raised], Looks([1, 1, 0, 1, 0, 1]).Select(change => change.Change.Kind));

    [Fact]
    public void A_warning_that_becomes_serious_is_told_again_and_the_way_back_is_not() =>
        Assert.Equal([ChangeKind.Raised, ChangeKind.Worsened], Looks([1, 1, 2, 2, 1]).Select(change => change.Change.Kind));

    [Fact]
    public void What_a_look_could_not_see_stays_as_it_was()
    {
        var state = After(After(new WatchState(), 1, 0).State, 1, 1).State;

        var (blind, changes) = state.After([], _ => false, Start.AddMinutes(10), "nas-here");

        Assert.Empty(changes);
        Assert.Equal(state.Concerns, blind.Concerns);
    }

    [Fact]
    public void A_change_has_the_same_key_however_late_it_is_told_again()
    {
        var state = After(new WatchState(), 1, 0).State;

        var first = Assert.Single(After(state, 1, 1).Changes);
        var again = Assert.Single(After(state, 1, 7).Changes);

        Assert.NotEqual(first.At, again.At);
        Assert.Equal(first.KeyOf(), again.KeyOf());
        Assert.NotEqual(first.KeyOf(), (first with { Kind = ChangeKind.Recovered }).KeyOf());
    }

    // Whatever comes, raised and recovered take turns, and what is open at the end was raised and never recovered since.
    [Fact]
    public void Raised_and_recovered_take_turns_in_every_history() => Gen.Int[0, 2].Array[0, 40].Sample(history =>
    {
        var told = Looks(history).Select(change => change.Change.Kind).Where(kind => kind != ChangeKind.Worsened).ToArray();
        for (var index = 0; index < told.Length; index++)
        {
            Assert.Equal(index % 2 == 0 ? ChangeKind.Raised : ChangeKind.Recovered, told[index]);
        }
    });

    // Each look finds nothing (0), a warning (1) or something serious (2).
    private static List<(int Look, StateChange Change)> Looks(int[] history)
    {
        var state = new WatchState();
        var told = new List<(int, StateChange)>();
        for (var look = 0; look < history.Length; look++)
        {
            (state, var changes) = After(state, history[look], look);
            told.AddRange(changes.Select(change => (look, change)));
        }

        return told;
    }

    private static (WatchState State, IReadOnlyList<StateChange> Changes) After(WatchState state, int found, int look) => state.After(
        found == 0 ? [] : [new HealthConcern { Key = "queue.age", Level = found == 1 ? HealthLevel.Warning : HealthLevel.Error, Text = "old", Mend = "look" }],
        _ => true,
        Start.AddMinutes(5 * look),
        "nas-here");
}
