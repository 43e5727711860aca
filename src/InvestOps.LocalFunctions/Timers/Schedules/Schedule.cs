namespace InvestOps.LocalFunctions.Timers.Schedules;

/// <summary>When a timer fires.</summary>
internal abstract class Schedule
{
    /// <summary>The first occurrence after an instant, never the instant itself, with the offset of the schedule's zone.</summary>
    /// <returns>Null when there is none any more.</returns>
    public abstract DateTimeOffset? Next(DateTimeOffset after);

    /// <summary>The next occurrences in their order; fewer when there are no more.</summary>
    public IEnumerable<DateTimeOffset> Occurrences(DateTimeOffset after, int count)
    {
        var current = Next(after);
        for (var number = 0; number < count && current is { } occurrence; number++)
        {
            yield return occurrence;
            current = Next(occurrence);
        }
    }

    /// <summary>Whether it fires more than once a minute: such a schedule is not remembered.</summary>
    public bool IsTooFrequentToRemember(DateTimeOffset now)
    {
        var next = Occurrences(now, 5).ToArray();
        return next.Zip(next.Skip(1), (earlier, later) => later - earlier).Any(gap => gap < TimeSpan.FromMinutes(1));
    }
}
