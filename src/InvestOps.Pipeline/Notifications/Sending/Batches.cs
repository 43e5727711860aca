using InvestOps.Pipeline.Notifications.Outboxes;

namespace InvestOps.Pipeline.Notifications.Sending;

/// <summary>Makes many notices of a kind one message; what is left goes one by one. The order in which they were told is kept.</summary>
internal static class Batches
{
    /// <param name="entries">In the order in which they were told.</param>
    /// <param name="collapseOver">More of a kind than this become one message.</param>
    public static IReadOnlyList<IReadOnlyList<OutboxEntry>> Of(IReadOnlyList<OutboxEntry> entries, string channel, int collapseOver)
    {
        var batches = new List<IReadOnlyList<OutboxEntry>>();
        var groups = entries.GroupBy(entry => (entry.Notice.Kind, entry.Notice.Severity, entry.On(channel).Doubts > 0)).ToDictionary(group => group.Key, group => group.ToArray());
        foreach (var entry in entries)
        {
            var group = groups[(entry.Notice.Kind, entry.Notice.Severity, entry.On(channel).Doubts > 0)];
            if (group.Length <= collapseOver)
            {
                batches.Add([entry]);
            }
            else if (ReferenceEquals(group[0], entry))
            {
                batches.Add(group);
            }
        }

        return batches;
    }
}
