using System.Runtime.InteropServices;

namespace InvestOps.Domain.Market;

/// <summary>The exchange's base price of a session is another one than the close before.</summary>
/// <param name="Ratio">The base price, as a part of the close before.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct BaseChange(int Session, int Issue, double Ratio);
