using System.Runtime.InteropServices;

namespace InvestOps.Domain.Performance.Inference;

/// <summary>A confidence interval.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Interval(double Low, double High)
{
    public bool Contains(double value) => value >= Low && value <= High;
}
