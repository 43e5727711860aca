using System.Runtime.InteropServices;

namespace InvestOps.Adapters.Naver;

/// <summary>One day of a chart: prices in won adjusted to today, or index points; the volume is as traded.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct NaverRow(DateOnly Date, double Open, double High, double Low, double Close, double Volume);
