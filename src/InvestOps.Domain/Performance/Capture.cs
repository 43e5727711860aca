namespace InvestOps.Domain.Performance;

/// <summary>How much of the benchmark's growth a portfolio took part in: CAGR ÷ benchmark's CAGR, over chosen sessions.</summary>
public static class Capture
{
    /// <summary>Over all sessions. Null where the benchmark did not grow or fall.</summary>
    public static double? Total(ReadOnlySpan<double> returns, ReadOnlySpan<double> benchmark) => Of(returns, benchmark, _ => true);

    /// <summary>Over the sessions on which the benchmark rose. Null where there are none.</summary>
    public static double? Up(ReadOnlySpan<double> returns, ReadOnlySpan<double> benchmark) => Of(returns, benchmark, b => b > 0);

    /// <summary>Over the sessions on which the benchmark fell. Null where there are none.</summary>
    public static double? Down(ReadOnlySpan<double> returns, ReadOnlySpan<double> benchmark) => Of(returns, benchmark, b => b < 0);

    private static double? Of(ReadOnlySpan<double> returns, ReadOnlySpan<double> benchmark, Predicate<double> counts)
    {
        var (own, other) = MarketSensitivity.Known(returns, benchmark);
        var chosen = Enumerable.Range(0, own.Length).Where(t => counts(other[t])).ToArray();
        double[] ownChosen = [.. chosen.Select(t => own[t])];
        double[] otherChosen = [.. chosen.Select(t => other[t])];
        var market = Growth.Cagr(DailyReturns.Total(otherChosen), chosen.Length);
        return market is null or 0 ? null : Growth.Cagr(DailyReturns.Total(ownChosen), chosen.Length) / market;
    }
}
