using InvestOps.Domain.Calendar;

namespace InvestOps.Pipeline.MarketData.Panels;

/// <summary>Which row of a panel a session has, and which column an issue.</summary>
internal sealed class PanelShape
{
    private readonly Dictionary<ulong, int> _issues = [];
    private readonly Dictionary<int, int> _sessions = [];

    public PanelShape(BarPart[] parts, DateOnly[] stored, IReadOnlyList<TradingDate> sessions)
    {
        Codes = [.. parts.SelectMany(part => part.Issues()).Distinct().Order()];
        for (var issue = 0; issue < Codes.Length; issue++)
        {
            _issues.Add(Codes[issue], issue);
        }

        for (var session = 0; session < sessions.Count; session++)
        {
            _sessions.Add(sessions[session].Date.DayNumber, session);
        }

        Stored = new bool[sessions.Count];
        foreach (var date in stored)
        {
            Stored[SessionOf(date.DayNumber)] = true;
        }
    }

    /// <summary>Packed codes of the issues, in code order.</summary>
    public ulong[] Codes { get; }

    public bool[] Stored { get; }

    public int Issues => Codes.Length;

    public int Cells => checked(Stored.Length * Codes.Length);

    public int SessionOf(int day) => _sessions[day];

    /// <returns>The issue's position, or −1.</returns>
    public int IssueOf(ulong code) => _issues.GetValueOrDefault(code, -1);
}
