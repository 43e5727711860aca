using System.Runtime.InteropServices;
using InvestOps.Domain.Quality;

namespace InvestOps.Pipeline.MarketData.Merging;

/// <summary>A row of a table that is held back, and the row it differs from, or −1.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct HeldBackRow(int Row, BarFinding Finding, int Other);
