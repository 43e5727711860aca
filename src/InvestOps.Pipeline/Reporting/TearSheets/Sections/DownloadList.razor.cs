using InvestOps.Pipeline.Reporting.Wording;
using Microsoft.AspNetCore.Components;

namespace InvestOps.Pipeline.Reporting.TearSheets.Sections;

/// <summary>The data behind the page: files beside it, and the same bytes within it.</summary>
public sealed partial class DownloadList
{
    [Parameter]
    [EditorRequired]
    public required TearSheet Sheet { get; set; }

    [Parameter]
    [EditorRequired]
    public required ReportText Text { get; set; }

    // Base64 has no character that markup knows, and encoding its plus signs would make the page longer.
    private static MarkupString LinkTo(Attachment file) =>
        new($"<a download=\"{file.Name}\" href=\"data:{file.MediaType};base64,{Convert.ToBase64String(file.Content.Span)}\">{file.Name}</a>");
}
