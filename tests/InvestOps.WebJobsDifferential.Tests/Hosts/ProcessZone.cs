namespace InvestOps.WebJobsDifferential.Tests.Hosts;

/// <summary>The zone of this process, which is the only one that the real listeners know.</summary>
internal static class ProcessZone
{
    private const string Variable = "TZ";

    /// <summary>The zone's IANA name.</summary>
    public static string Name => TimeZoneInfo.Local switch
    {
        { HasIanaId: true, Id: var id } => id,
        { Id: var id } when TimeZoneInfo.TryConvertWindowsIdToIanaId(id, out var iana) => iana,
        _ => "Etc/UTC",
    };

    /// <summary>Runs something while the process is in another zone. Nothing else may run meanwhile.</summary>
    /// <returns>False where a process cannot change its zone.</returns>
    public static bool TryRunIn(string zone, Action action)
    {
        var before = Environment.GetEnvironmentVariable(Variable);
        try
        {
            Change(zone);
            if (TimeZoneInfo.Local.Id != zone)
            {
                return false;
            }

            action();
            return true;
        }
        finally
        {
            Change(before);
        }
    }

    private static void Change(string? zone)
    {
        Environment.SetEnvironmentVariable(Variable, zone);
        TimeZoneInfo.ClearCachedData();
    }
}
