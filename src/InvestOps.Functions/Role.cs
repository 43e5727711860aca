namespace InvestOps.Functions;

/// <summary>What a machine does: the same program everywhere, with other functions switched on.</summary>
public sealed record Role
{
    private static readonly string[] Watching = ["GetBacktest", "GetDashboard", "GetHealth", "GetStatus", "PostBacktest", "PostDashboard", "Watch"];

    private static readonly string[] Keeping = ["Archive", "Backup", "RestoreDrill"];

    private Role(string name, bool runsBacktests, IEnumerable<string> functions)
    {
        Name = name;
        RunsBacktests = runsBacktests;
        Functions = [.. functions.Concat(Watching).Order(StringComparer.Ordinal)];
    }

    /// <summary>The machine that is always on: timers.</summary>
    public static Role Nas { get; } = new("nas", runsBacktests: false, ["Ingest", "Scan", "Report", "RequestBacktest", "Sync", "Notify", .. Keeping]);

    /// <summary>The machine with more cores: backtests from the queue.</summary>
    public static Role Pc { get; } = new("pc", runsBacktests: true, ["Backtest", "TuningShard"]);

    /// <summary>One machine for both.</summary>
    public static Role All { get; } = new("all", runsBacktests: true, ["Backtest", "Ingest", "Scan", "Report", "RequestBacktest", "Sync", "Notify", "TuningShard", .. Keeping]);

    public string Name { get; }

    public bool RunsBacktests { get; }

    /// <summary>The functions that this role switches on, by name.</summary>
    public IReadOnlyList<string> Functions { get; }

    /// <returns>Null when there is no role of this name.</returns>
    public static Role? Find(string name) => new[] { Nas, Pc, All }.FirstOrDefault(role => role.Name == name);
}
