namespace InvestOps.Domain.Performance;

/// <summary>A backtest beside an index, over the sessions on which both are known. What does not exist is null.</summary>
public sealed record BenchmarkComparison
{
    /// <summary>KOSPI, KOSDAQ.</summary>
    public required string Index { get; init; }

    /// <summary>Sessions on which the index has no stored value.</summary>
    public required int Missing { get; init; }

    public required double? TotalReturn { get; init; }

    public required double? Cagr { get; init; }

    public required double? Volatility { get; init; }

    public required double? Sharpe { get; init; }

    public required double? MaxDrawdown { get; init; }

    public required double? Beta { get; init; }

    public required double? Alpha { get; init; }

    public required double? Correlation { get; init; }

    public required double? TrackingError { get; init; }

    /// <summary>Of a session; see <see cref="AnnualInformationRatio"/>.</summary>
    public required double? InformationRatio { get; init; }

    public required double? AnnualInformationRatio { get; init; }

    public required double? UpCapture { get; init; }

    public required double? DownCapture { get; init; }

    /// <param name="index">Its name.</param>
    /// <param name="levels">Closing values of the curve's sessions, NaN where not stored.</param>
    /// <param name="returns">The curve's returns, the first of them from the capital to the first session, which the index has no value before.</param>
    public static BenchmarkComparison Of(string index, double[] levels, double[] returns)
    {
        ArgumentNullException.ThrowIfNull(levels);
        ArgumentNullException.ThrowIfNull(returns);
        double[] known = [.. levels.Where(double.IsFinite)];
        double[] market = DailyReturns.Of(levels);
        double[] own = returns.Length > market.Length ? returns[1..] : returns;
        double[] moves = [.. market.Where(double.IsFinite)];
        var whole = known.Length > 1 && double.IsFinite(levels[0]) && double.IsFinite(levels[^1]);
        double? total = whole ? (levels[^1] / levels[0]) - 1 : null;
        return new BenchmarkComparison
        {
            Index = index,
            Missing = levels.Length - known.Length,
            TotalReturn = total,
            Cagr = total is { } change ? Growth.Cagr(change, levels.Length - 1) : null,
            Volatility = Dispersion.Volatility(moves),
            Sharpe = RewardToRisk.Sharpe(moves),
            MaxDrawdown = known.Length > 1 ? Drawdown.Deepest(known) : null,
            Beta = MarketSensitivity.Beta(own, market),
            Alpha = MarketSensitivity.Alpha(own, market),
            Correlation = MarketSensitivity.Correlation(own, market),
            TrackingError = MarketSensitivity.TrackingError(own, market),
            InformationRatio = MarketSensitivity.InformationRatio(own, market),
            AnnualInformationRatio = MarketSensitivity.AnnualInformationRatio(own, market),
            UpCapture = Capture.Up(own, market),
            DownCapture = Capture.Down(own, market),
        };
    }
}
