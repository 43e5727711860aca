using System.Runtime.InteropServices;

namespace InvestOps.Domain.Quality;

/// <summary>The numbers of one daily bar, as its source published them; NaN where not given.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct BarNumbers
{
    public required double Open { get; init; }

    public required double High { get; init; }

    public required double Low { get; init; }

    public required double Close { get; init; }

    public required double Volume { get; init; }

    public double Value { get; init; }

    public double MarketCap { get; init; }

    public double ListedShares { get; init; }
}
