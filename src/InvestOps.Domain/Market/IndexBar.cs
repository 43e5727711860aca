namespace InvestOps.Domain.Market;

/// <summary>One index's row of one session, in index points; numbers that the source does not give are NaN.</summary>
public sealed record IndexBar
{
    /// <summary>KOSPI, KOSDAQ, KOSPI200.</summary>
    public required string Index { get; init; }

    public double Open { get; init; } = double.NaN;

    public double High { get; init; } = double.NaN;

    public double Low { get; init; } = double.NaN;

    public required double Close { get; init; }

    public double Volume { get; init; } = double.NaN;

    /// <summary>Won.</summary>
    public double Value { get; init; } = double.NaN;

    /// <summary>Won.</summary>
    public double MarketCap { get; init; } = double.NaN;
}
