using InvestOps.Domain.Scanning;
using InvestOps.Pipeline.Dashboard.Frames;
using Microsoft.AspNetCore.Components;

namespace InvestOps.Pipeline.Dashboard.SignalLists;

/// <summary>The issues that a scan left out, one by one with the reason, and those found where some are looked for.</summary>
public sealed partial class IssueSearch
{
    private const int Most = 200;

    [Parameter]
    [EditorRequired]
    public required PageFrame Frame { get; set; }

    [Parameter]
    [EditorRequired]
    public required SignalListView View { get; set; }

    [Parameter]
    [EditorRequired]
    public required ScanResult Scan { get; set; }

    private IReadOnlyList<Signal> Listed => View.ListedOf(Scan);

    private IReadOnlyList<Exclusion> Excluded => View.ExclusionsOf(Scan);
}
