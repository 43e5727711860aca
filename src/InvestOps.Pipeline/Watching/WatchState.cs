namespace InvestOps.Pipeline.Watching;

/// <summary>What a watchdog remembers between looks, on its machine's own disk: an outage of the storage must not make it forget.</summary>
public sealed record WatchState
{
    /// <summary>A concern counts when so many looks in a row have seen it, and is over when so many have not: what flickers is no news.</summary>
    public const int LooksToBelieve = 2;

    public int Schema { get; init; } = 1;

    /// <summary>When it looked last; null before the first look.</summary>
    public DateTimeOffset? LookedAt { get; init; }

    public IReadOnlyList<WatchedConcern> Concerns { get; init; } = [];

    /// <summary>Changes that were said and could not be written into the storage yet.</summary>
    public IReadOnlyList<StateChange> Unwritten { get; init; } = [];

    /// <summary>The state after a look, and what changed with it.</summary>
    /// <param name="found">What was found wrong.</param>
    /// <param name="couldSee">Whether the look could have seen a concern; what it could not see stays as it was.</param>
    /// <param name="seenBy">Role and machine of the watchdog.</param>
    public (WatchState State, IReadOnlyList<StateChange> Changes) After(IReadOnlyList<HealthConcern> found, Func<HealthConcern, bool> couldSee, DateTimeOffset now, string seenBy)
    {
        ArgumentNullException.ThrowIfNull(found);
        ArgumentNullException.ThrowIfNull(couldSee);
        var changes = new List<StateChange>();
        var remembered = new List<WatchedConcern>();
        foreach (var known in Concerns.Where(known => !found.Any(concern => concern.Key == known.Concern.Key)))
        {
            if (!couldSee(known.Concern))
            {
                remembered.Add(known);
            }
            else if (known.IsOpen && known.Missed + 1 < LooksToBelieve)
            {
                remembered.Add(known with { Missed = known.Missed + 1, Seen = 0 });
            }
            else if (known.IsOpen)
            {
                changes.Add(Change(ChangeKind.Recovered, known.Concern, known.Since, now, seenBy));
            }
        }

        foreach (var concern in found.DistinctBy(concern => concern.Key, StringComparer.Ordinal))
        {
            var known = Concerns.FirstOrDefault(known => known.Concern.Key == concern.Key) ?? new WatchedConcern(concern, now, 0, 0, IsOpen: false);
            var seen = known with { Concern = concern, Seen = known.Seen + 1, Missed = 0 };
            if (KindOf(known, seen) is { } kind)
            {
                seen = seen with { IsOpen = true };
                changes.Add(Change(kind, concern, seen.Since, now, seenBy));
            }

            remembered.Add(seen);
        }

        return (this with { LookedAt = now, Concerns = [.. remembered.OrderBy(known => known.Concern.Key, StringComparer.Ordinal)] }, changes);
    }

    private static ChangeKind? KindOf(WatchedConcern before, WatchedConcern now) => (before.IsOpen, now.Seen >= LooksToBelieve) switch
    {
        (false, true) => ChangeKind.Raised,
        (true, _) when now.Concern.Level > before.Concern.Level => ChangeKind.Worsened,
        _ => null,
    };

    private static StateChange Change(ChangeKind kind, HealthConcern concern, DateTimeOffset since, DateTimeOffset now, string seenBy) => new()
    {
        At = now,
        Kind = kind,
        Concern = concern.Key,
        Level = concern.Level,
        Text = concern.Text,
        Mend = concern.Mend,
        Since = since,
        SeenBy = seenBy,
        Late = concern.Late,
        FailedRun = concern.FailedRun,
    };
}
