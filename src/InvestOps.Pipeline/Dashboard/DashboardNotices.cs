namespace InvestOps.Pipeline.Dashboard;

/// <summary>What a form did, as the query of the next page names it. Names that are not here are not shown.</summary>
public static class DashboardNotices
{
    /// <summary>The backtest waits in the queue now.</summary>
    public const string Requested = "requested";

    /// <summary>The same backtest was asked for before, or has its report.</summary>
    public const string AlreadyKnown = "known";

    public const string SignedOut = "signed-out";

    internal static IReadOnlyList<string> All { get; } = [Requested, AlreadyKnown, SignedOut];
}
