namespace InvestOps.Domain.Tuning;

/// <summary>What trials are chosen by: a measure to have as much of as possible, under constraints.</summary>
public sealed record Goal(Measure Objective, IReadOnlyList<Constraint> Constraints)
{
    /// <summary>The objective of a whole trial; null where a constraint is not met or the measure has no value.</summary>
    public double? ValueOf(Trial trial)
    {
        ArgumentNullException.ThrowIfNull(trial);
        return Constraints.All(constraint => constraint.IsMetBy(trial.ValueOf(constraint.Measure))) ? Better(trial.ValueOf(Objective)) : null;
    }

    /// <summary>The same on a part of the range. Constraints on what is known for the whole range only are left out: they would look ahead.</summary>
    public double? ValueOf(in ReturnSummary part)
    {
        foreach (var constraint in Constraints)
        {
            if (!IsOfWhole(constraint.Measure) && !constraint.IsMetBy(Trial.ValueOf(constraint.Measure, part)))
            {
                return null;
            }
        }

        return Better(Trial.ValueOf(Objective, part));
    }

    /// <summary>Whether a measure is known for a whole trial only.</summary>
    public static bool IsOfWhole(Measure measure) => measure is Measure.Turnover or Measure.Trades;

    private double? Better(double? value) => Objective is Measure.Volatility ? -value : value;
}
