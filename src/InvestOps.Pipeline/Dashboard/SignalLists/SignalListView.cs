using InvestOps.Domain.Scanning;
using InvestOps.Pipeline.Reporting.Daily;

namespace InvestOps.Pipeline.Dashboard.SignalLists;

/// <summary>What the strategies list on a session.</summary>
public sealed record SignalListView
{
    /// <summary>The session; null where nothing is stored.</summary>
    public DateOnly? Date { get; init; }

    public DateOnly? Previous { get; init; }

    public DateOnly? Next { get; init; }

    /// <summary>The strategies that were scanned on the session.</summary>
    public IReadOnlyList<string> Strategies { get; init; } = [];

    /// <summary>The one that is asked for; null for all.</summary>
    public string? Strategy { get; init; }

    /// <summary>What an issue's code or name is to have in it; null where none is looked for.</summary>
    public string? Find { get; init; }

    /// <summary>The scans to be shown, in the form of the daily report; null where there are none.</summary>
    public DailyReport? Report { get; init; }

    public IReadOnlyList<string> Damages { get; init; } = [];

    /// <summary>The issues that a scan left out, those that are looked for.</summary>
    public IReadOnlyList<Exclusion> ExclusionsOf(ScanResult scan)
    {
        ArgumentNullException.ThrowIfNull(scan);
        return [.. scan.Exclusions.Where(exclusion => Matches(exclusion.Symbol.Code, exclusion.Name))];
    }

    /// <summary>The issues that a scan lists, those that are looked for.</summary>
    public IReadOnlyList<Signal> ListedOf(ScanResult scan)
    {
        ArgumentNullException.ThrowIfNull(scan);
        return [.. scan.HoldCore.Concat(scan.TopN).Where(signal => Matches(signal.Symbol.Code, signal.Name))];
    }

    private bool Matches(string code, string name) =>
        Find is not { } text || code.Contains(text, StringComparison.OrdinalIgnoreCase) || name.Contains(text, StringComparison.OrdinalIgnoreCase);
}
