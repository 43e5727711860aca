namespace InvestOps.Domain.Tuning.Folds;

/// <summary>What a fold's training part chose, and what came of it.</summary>
/// <param name="Trial">The chosen trial.</param>
/// <param name="InSample">On the training part.</param>
/// <param name="OutOfSample">On the test part.</param>
public sealed record FoldChoice(Fold Fold, Trial Trial, ReturnSummary InSample, ReturnSummary OutOfSample)
{
    /// <summary>Chooses in every fold; a fold in which no trial meets the goal's constraints holds cash and is left out.</summary>
    public static IReadOnlyList<FoldChoice> Choose(FoldPlan plan, IReadOnlyList<Fold> folds, IReadOnlyList<Trial> trials, Goal goal)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(folds);
        ArgumentNullException.ThrowIfNull(trials);
        ArgumentNullException.ThrowIfNull(goal);
        var choices = new List<FoldChoice>();
        foreach (var fold in folds)
        {
            var (best, highest) = ((Trial?)null, double.NegativeInfinity);
            foreach (var trial in trials)
            {
                if (goal.ValueOf(plan.On(trial.Segments, fold.Train)) is { } value && value > highest)
                {
                    (best, highest) = (trial, value);
                }
            }

            if (best is not null)
            {
                choices.Add(new FoldChoice(fold, best, plan.On(best.Segments, fold.Train), plan.On(best.Segments, fold.Test)));
            }
        }

        return choices;
    }
}
