using InvestOps.Pipeline.Assets;

namespace InvestOps.Pipeline.Backtesting;

/// <summary>A published backtest as it is stored: result, request, curve, and what it was made from.</summary>
public sealed record FinishedBacktest
{
    public required BacktestDocument Result { get; init; }

    public required BacktestMessage Request { get; init; }

    public required AssetManifest Manifest { get; init; }

    /// <summary>The sessions, oldest first.</summary>
    public required IReadOnlyList<DateOnly> Dates { get; init; }

    /// <summary>Won, one a session.</summary>
    public required IReadOnlyList<double> Equity { get; init; }

    public string Id => Result.Id;
}
