namespace InvestOps.Pipeline.Notifications;

/// <summary>Something to be told of: a thing that happened, or the state of something that is announced when it changes only.</summary>
public abstract record Announcement
{
    private Announcement(Notice notice) => Notice = notice;

    /// <summary>What is said.</summary>
    public Notice Notice { get; }

    /// <summary>It happened; said once for the same kind, date, subject and version.</summary>
    /// <param name="What">What is said.</param>
    public sealed record Happened(Notice What) : Announcement(What);

    /// <summary>Something is broken; said when it was not before, and again as a reminder while it stays so.</summary>
    /// <param name="Condition">The name of what is broken: lower-case letters, digits and hyphens.</param>
    /// <param name="What">What is said.</param>
    public sealed record Broken(string Condition, Notice What) : Announcement(What);

    /// <summary>Something is well; said when it was broken before, otherwise nothing is.</summary>
    /// <param name="Condition">The name by which it was broken.</param>
    /// <param name="What">What is said.</param>
    public sealed record Mended(string Condition, Notice What) : Announcement(What);
}
