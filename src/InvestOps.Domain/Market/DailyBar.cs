namespace InvestOps.Domain.Market;

/// <summary>
/// One issue's row of one session, as its source published it. Numbers that the source does not give are NaN; every price of
/// a raw root is a whole number of won.
/// </summary>
public sealed record DailyBar
{
    public required Symbol Symbol { get; init; }

    public string? Name { get; init; }

    /// <summary>Market as published: KOSPI, KOSDAQ, KOSDAQ GLOBAL, KONEX.</summary>
    public string? Market { get; init; }

    /// <summary>소속부, as published.</summary>
    public string? Section { get; init; }

    /// <summary>Won a share; 0 on a session without trades, as the exchange publishes it.</summary>
    public double Open { get; init; }

    /// <inheritdoc cref="Open"/>
    public double High { get; init; }

    /// <inheritdoc cref="Open"/>
    public double Low { get; init; }

    /// <summary>Won a share; carried on a session without trades.</summary>
    public required double Close { get; init; }

    /// <summary>대비: close − base price, won.</summary>
    public double Change { get; init; } = double.NaN;

    public required double Volume { get; init; }

    /// <summary>거래대금, won.</summary>
    public double Value { get; init; } = double.NaN;

    /// <summary>시가총액, won.</summary>
    public double MarketCap { get; init; } = double.NaN;

    public double ListedShares { get; init; } = double.NaN;
}
