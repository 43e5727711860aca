using System.Runtime.InteropServices;

namespace InvestOps.Adapters.Sample;

/// <summary>A whole-number ratio, so that a split multiplies prices and shares exactly.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Ratio(long Numerator, long Denominator)
{
    public double Value => (double)Numerator / Denominator;

    public long Of(long amount) => amount * Numerator / Denominator;
}
