using InvestOps.Pipeline.Reporting.Wording;
using Microsoft.AspNetCore.Components;

namespace InvestOps.Pipeline.Reporting.TearSheets.Sections;

/// <summary>What the backtest was made from.</summary>
public sealed partial class FactList
{
    [Parameter]
    [EditorRequired]
    public required TearSheet Sheet { get; set; }

    [Parameter]
    [EditorRequired]
    public required ReportText Text { get; set; }

    private string Parameters => string.Join(", ", Sheet.Result.Request.Parameters.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={pair.Value}"));
}
