using Microsoft.AspNetCore.Components;

namespace InvestOps.Pipeline.Reporting.Pages;

/// <summary>A sentence, or a line of short statements with dots between them: lines end between those rather than within one.</summary>
public sealed partial class Prose
{
    private const string Separator = " · ";

    [Parameter]
    [EditorRequired]
    public required string Value { get; set; }

    private string[] Parts => Value.Split(Separator);
}
