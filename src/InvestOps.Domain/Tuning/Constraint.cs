namespace InvestOps.Domain.Tuning;

/// <summary>What a trial must meet to be chosen.</summary>
/// <param name="Measure">What is looked at.</param>
/// <param name="IsAbove">Whether it must be above the bound, or below.</param>
/// <param name="Bound">As the measure counts it: <c>max_drawdown&gt;-0.4</c>.</param>
public sealed record Constraint(Measure Measure, bool IsAbove, double Bound)
{
    /// <summary>Whether nothing could ever meet it.</summary>
    public bool IsImpossible => Measure switch
    {
        Measure.MaxDrawdown => IsAbove ? Bound >= 0 : Bound <= -1,
        Measure.Volatility or Measure.Turnover or Measure.Trades => !IsAbove && Bound <= 0,
        Measure.TotalReturn or Measure.Cagr => !IsAbove && Bound <= -1,
        _ => false,
    };

    /// <summary>A value that is not there meets nothing.</summary>
    public bool IsMetBy(double? value) => value is { } known && (IsAbove ? known > Bound : known < Bound);

    /// <summary>Whether another one leaves nothing that would meet both.</summary>
    public bool Contradicts(Constraint other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Measure == other.Measure && IsAbove && !other.IsAbove && Bound >= other.Bound;
    }
}
