using System.Runtime.InteropServices;

namespace InvestOps.Domain.Tuning.Folds;

/// <summary>Returns from one place to before another.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct SessionSpan(int From, int To)
{
    public int Count => To - From;
}
