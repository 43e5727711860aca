using System.Text.Json.Serialization;

namespace InvestOps.Pipeline.Reporting.Comparisons;

/// <summary>One backtest of a comparison. Figures of the curve count over the common range, those of trading over the backtest's own.</summary>
public sealed record ComparedBacktest
{
    public required string Id { get; init; }

    public required string Strategy { get; init; }

    public required double TotalReturn { get; init; }

    public required double? Cagr { get; init; }

    public required double? Volatility { get; init; }

    public required double? Sharpe { get; init; }

    public required double? Sortino { get; init; }

    public required double MaxDrawdown { get; init; }

    public required double? Calmar { get; init; }

    public required double? HitRatio { get; init; }

    /// <summary>One-way, a year, over its own range.</summary>
    public required double Turnover { get; init; }

    /// <summary>Commission, tax and slippage over its own range, won.</summary>
    public required decimal Costs { get; init; }

    /// <summary>Fills over its own range.</summary>
    public required int Trades { get; init; }

    /// <summary>100 at the start of the common range.</summary>
    [JsonIgnore]
    public IReadOnlyList<double> Equity { get; init; } = [];

    [JsonIgnore]
    public IReadOnlyList<double> Drawdowns { get; init; } = [];
}
