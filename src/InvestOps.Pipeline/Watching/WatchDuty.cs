namespace InvestOps.Pipeline.Watching;

/// <summary>
/// Which watchdog answers for what, so that one fault makes one alert: the NAS for the operation and for the other machines, each
/// machine for its own disk and storage, the PC for the NAS, and for everything while the NAS is silent.
/// </summary>
public static class WatchDuty
{
    /// <param name="concern">What is wrong.</param>
    /// <param name="self">The watchdog's own sign of life.</param>
    /// <param name="hosts">The hosts that are known.</param>
    /// <param name="isSilent">Whether a host has fallen silent.</param>
    public static bool AnswersFor(HealthConcern concern, Heartbeat self, IReadOnlyList<Heartbeat> hosts, Func<Heartbeat, bool> isSilent)
    {
        ArgumentNullException.ThrowIfNull(concern);
        ArgumentNullException.ThrowIfNull(self);
        ArgumentNullException.ThrowIfNull(hosts);
        ArgumentNullException.ThrowIfNull(isSilent);
        var leads = LeadsOf(self) || !hosts.Any(host => LeadsOf(host) && !isSilent(host) && host.NameOf() != self.NameOf());
        return concern.Host is { } about
            ? about == self.NameOf() || (concern.Key.StartsWith("silent.", StringComparison.Ordinal) && (leads || hosts.Any(host => host.NameOf() == about && LeadsOf(host))))
            : leads || concern.Key.StartsWith("storage.", StringComparison.Ordinal);
    }

    private static bool LeadsOf(Heartbeat host) => host.Role is not "pc";
}
