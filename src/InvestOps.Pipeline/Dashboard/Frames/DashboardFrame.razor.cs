using Microsoft.AspNetCore.Components;

namespace InvestOps.Pipeline.Dashboard.Frames;

/// <summary>The document around a page: the way to the others, and what the last form did.</summary>
public sealed partial class DashboardFrame
{
    /// <summary>For pages that are outside of the others, as the one that asks for the key.</summary>
    public const string NoPage = "-";

    private static readonly MarkupString Style = new($"<style>{DashboardStyle.Css}</style>");

    private static readonly string[] Pages = ["", "calendar", "signals", "data", "backtests", "request"];

    [Parameter]
    [EditorRequired]
    public required PageFrame Frame { get; set; }

    [Parameter]
    [EditorRequired]
    public required string Title { get; set; }

    /// <summary>Which of the pages this is or belongs to.</summary>
    [Parameter]
    [EditorRequired]
    public required string Current { get; set; }

    /// <summary>After how many seconds the page is to be read again; null for a page that stands.</summary>
    [Parameter]
    public int? RefreshSeconds { get; set; }

    /// <summary>A notice that is not true any more although the address still names it; null where all are.</summary>
    [Parameter]
    public string? Outdated { get; set; }

    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    private string? Notice => Frame.Request.ValueOf(FormFields.Notice) is { } name && name != Outdated && DashboardNotices.All.Contains(name, StringComparer.Ordinal) ? name : null;

    private static string NameOf(string page) => page.Length == 0 ? "dash.page.today" : "dash.page." + page;
}
