namespace InvestOps.Domain.Tuning.Evidence;

/// <summary>
/// What a tuning's best trial must pass, and where the line is. A result without an edge passes both tests against luck (the
/// deflated Sharpe ratio and Hansen's) in no more than 5 % of cases, since either of them alone lets no more through.
/// </summary>
public static class Checks
{
    /// <summary>How often a verdict may call luck an edge.</summary>
    public const double Level = 0.05;

    public const string Deflated = "deflated";
    public const string Superior = "superior";
    public const string Overfit = "overfit";
    public const string TrackRecord = "trackRecord";
    public const string WalkForward = "walkForward";
    public const string CrossValidated = "crossValidated";
    public const string Neighbours = "neighbours";
    public const string Costs = "costs";
    public const string Delay = "delay";

    /// <summary>The most combinations in which the choice may fail out of sample.</summary>
    public const double MostOverfit = 0.2;

    /// <summary>The least that the neighbours' median may be of the best.</summary>
    public const double LeastStability = 0.5;

    /// <summary>The least that must be left of the Sharpe ratio with doubled costs, or a session later.</summary>
    public const double LeastLeft = 0.5;

    /// <summary>All checks, those against luck first.</summary>
    public static IReadOnlyList<Check> Of(TuningEvidence evidence)
    {
        ArgumentNullException.ThrowIfNull(evidence);
        var best = evidence.Best.Sharpe;
        return
        [
            AtLeast(Deflated, evidence.DeflatedSharpe, 1 - Level, luck: true),
            AtMost(Superior, evidence.SuperiorP, Level, luck: true),
            AtMost(Overfit, evidence.Overfitting?.Probability, MostOverfit, luck: true),
            AtMost(TrackRecord, evidence.MinimumTrackRecord, evidence.Returns, luck: true),
            AtLeast(WalkForward, evidence.Rolling?.Sharpe, 0, luck: true),
            AtLeast(CrossValidated, evidence.CrossValidated?.Sharpe, 0, luck: true),
            AtLeast(Neighbours, evidence.Neighbours.Stability, LeastStability, luck: false),
            AtLeast(Costs, evidence.DoubledCosts.Sharpe, Math.Max(0, LeastLeft * (best ?? 0)), luck: false),
            AtLeast(Delay, evidence.SessionLater.Sharpe, Math.Max(0, LeastLeft * (best ?? 0)), luck: false),
        ];
    }

    public static LuckVerdict Verdict(IReadOnlyList<Check> checks)
    {
        ArgumentNullException.ThrowIfNull(checks);
        return checks.All(check => check.IsPassed) ? LuckVerdict.Good
            : checks.Any(check => check is { IsAboutLuck: true, IsPassed: false }) ? LuckVerdict.Luck
            : LuckVerdict.Doubtful;
    }

    private static Check AtLeast(string name, double? value, double bound, bool luck) => new(name, value, bound, value >= bound, luck);

    private static Check AtMost(string name, double? value, double bound, bool luck) => new(name, value, bound, value <= bound, luck);
}
