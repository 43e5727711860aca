using System.Runtime.InteropServices;

namespace InvestOps.Pipeline.Reporting.Charts.Scenes;

/// <summary>A place in a scene: from the left and from the top, in CSS pixels.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ChartPoint(double X, double Y)
{
    public ChartPoint Moved(double dx, double dy) => new(X + dx, Y + dy);
}
