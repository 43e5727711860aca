using System.Runtime.InteropServices;

namespace InvestOps.Adapters.Sample;

/// <summary>A session that the script sends to a price limit.</summary>
/// <param name="Up">To the upper limit; otherwise the lower.</param>
/// <param name="Locked">Open, high, low and close all at the limit.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct LimitMove(bool Up, bool Locked);
