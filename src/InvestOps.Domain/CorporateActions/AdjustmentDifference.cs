using System.Runtime.InteropServices;

namespace InvestOps.Domain.CorporateActions;

/// <summary>A session on which two adjusted closes are further apart than rounding explains, in won.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct AdjustmentDifference(DateOnly Date, double Ours, double Theirs);
