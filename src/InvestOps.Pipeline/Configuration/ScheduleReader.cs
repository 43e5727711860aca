using InvestOps.Domain.Portfolios;
using InvestOps.Pipeline.Configuration.Yaml;

namespace InvestOps.Pipeline.Configuration;

/// <summary>Reads when a strategy re-forms its portfolio.</summary>
internal static class ScheduleReader
{
    private const long MostSessions = 252;

    private static readonly Dictionary<string, RebalanceSchedule> Schedules = new(StringComparer.Ordinal)
    {
        ["monthly"] = RebalanceSchedule.Monthly,
        ["weekly"] = RebalanceSchedule.Weekly,
        ["daily"] = RebalanceSchedule.Daily,
        ["every_few_sessions"] = RebalanceSchedule.EveryFewSessions,
        ["on_change"] = RebalanceSchedule.OnChange,
    };

    /// <param name="every">The number of sessions, for the schedule that has one; otherwise 1.</param>
    public static RebalanceSchedule Read(ConfigReader root, out int every)
    {
        var schedule = root.Choice("rebalance", Schedules);
        var counts = schedule == RebalanceSchedule.EveryFewSessions;
        every = 1;
        if (counts)
        {
            every = (int)root.Integer("rebalance_every", 1, MostSessions, 10);
        }
        else if (root.Has("rebalance_every"))
        {
            root.Refuse("rebalance_every", "rebalance_every belongs to rebalance: every_few_sessions; leave it out, or say that");
        }

        return schedule;
    }
}
