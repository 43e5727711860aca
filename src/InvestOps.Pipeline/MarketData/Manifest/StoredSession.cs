using System.Runtime.InteropServices;

namespace InvestOps.Pipeline.MarketData.Manifest;

/// <summary>A session that a file holds, and a digest of its rows that does not depend on how files are cut.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct StoredSession(DateOnly Date, string Digest);
