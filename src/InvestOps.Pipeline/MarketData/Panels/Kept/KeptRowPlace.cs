using System.Runtime.InteropServices;

namespace InvestOps.Pipeline.MarketData.Panels.Kept;

/// <summary>Where a kept row lies, and how.</summary>
/// <param name="Kind">How it is written.</param>
/// <param name="Position">Its first byte.</param>
/// <param name="Checksum">Of its bytes.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct KeptRowPlace(RowKind Kind, long Position, uint Checksum);
