using InvestOps.Pipeline.Reporting.Wording;
using Microsoft.AspNetCore.Components;

namespace InvestOps.Pipeline.Reporting.Pages;

/// <summary>The document around a report.</summary>
public sealed partial class ReportPage
{
    private static readonly MarkupString Style = new($"<style>{ReportStyle.Css}</style>");

    private static readonly MarkupString Script = new($"<script>{ReportStyle.Script}</script>");

    [Parameter]
    [EditorRequired]
    public required ReportText Text { get; set; }

    [Parameter]
    [EditorRequired]
    public required string Title { get; set; }

    /// <summary>Whether the page has tables that can be sorted and searched.</summary>
    [Parameter]
    public bool WithScript { get; set; }

    [Parameter]
    public RenderFragment? ChildContent { get; set; }
}
