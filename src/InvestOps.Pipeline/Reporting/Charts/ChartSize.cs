namespace InvestOps.Pipeline.Reporting.Charts;

/// <summary>The room a chart has: a page drawn for a wide screen and for a phone holds each chart twice.</summary>
/// <param name="Width">CSS pixels.</param>
/// <param name="Height">CSS pixels.</param>
/// <param name="FontSize">CSS pixels, of axis labels.</param>
public sealed record ChartSize(double Width, double Height, double FontSize)
{
    /// <summary>For screens from 640 px.</summary>
    public static ChartSize Wide(double height) => new(960, height, 12);

    /// <summary>For phones.</summary>
    public static ChartSize Narrow(double height) => new(352, height, 10.5);

    public bool IsNarrow => Width < 640;
}
