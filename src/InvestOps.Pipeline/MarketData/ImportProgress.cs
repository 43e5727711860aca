using System.Runtime.InteropServices;

namespace InvestOps.Pipeline.MarketData;

/// <summary>How far a long piece of work is.</summary>
/// <param name="Phase">What is being done: reading, checking, writing.</param>
/// <param name="Done">Files or years done.</param>
/// <param name="Total">Files or years in all.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ImportProgress(string Phase, int Done, int Total);
