using Microsoft.AspNetCore.Components;

namespace InvestOps.Pipeline.Dashboard.Requests;

/// <summary>Why a field was not taken, beside it.</summary>
public sealed partial class FieldFaults
{
    [Parameter]
    [EditorRequired]
    public required IReadOnlyList<FormFault> Faults { get; set; }
}
