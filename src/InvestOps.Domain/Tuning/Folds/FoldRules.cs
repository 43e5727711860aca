namespace InvestOps.Domain.Tuning.Folds;

/// <summary>How the range is divided to judge choices out of sample. Lengths are sessions.</summary>
public sealed record FoldRules
{
    /// <summary>What a walk-forward chooses on: about three years.</summary>
    public int Train { get; init; } = 756;

    /// <summary>What a walk-forward's choice is then used for: about a year.</summary>
    public int Test { get; init; } = 252;

    /// <summary>The number of parts of the purged cross-validation.</summary>
    public int KFold { get; init; } = 5;

    /// <summary>Left out before and after a test part, where holdings reach from one into the other: a month, for which a monthly portfolio holds.</summary>
    public int Purge { get; init; } = 21;

    /// <summary>Left out after a test part, beside the purge.</summary>
    public int Embargo { get; init; } = 21;

    /// <summary>The number of blocks of the combinatorially symmetric cross-validation: even.</summary>
    public int Blocks { get; init; } = 16;

    /// <summary>Defaults for a range: the usual lengths, or less where it has no room for them.</summary>
    public static FoldRules For(int returns)
    {
        var usual = new FoldRules();
        return usual with
        {
            Train = Math.Max(2, Math.Min(usual.Train, returns / 2)),
            Test = Math.Max(2, Math.Min(usual.Test, returns / 6)),
            Purge = Math.Min(usual.Purge, returns / 50),
            Embargo = Math.Min(usual.Embargo, returns / 50),
        };
    }

    /// <summary>What is wrong with the rules for a range; nothing where they can be used.</summary>
    public IEnumerable<string> Faults(int returns)
    {
        if (Train < 2 || Test < 2 || Train + Test > returns)
        {
            yield return FormattableString.Invariant($"a walk-forward fold of train={Train} and test={Test} sessions does not fit into the {returns} returns of the range; together they may have {returns} at most, and each needs 2");
        }

        if (KFold < 2 || returns / KFold < 2 || (returns / KFold) + (2 * Purge) + Embargo + 2 > returns)
        {
            yield return FormattableString.Invariant($"kfold={KFold} with purge={Purge} and embargo={Embargo} leaves nothing to train on or to test in the {returns} returns of the range");
        }

        if (Blocks is < 4 or > 20 || Blocks % 2 != 0 || returns / Blocks < 2)
        {
            yield return FormattableString.Invariant($"blocks={Blocks}; expected is an even number from 4 to 20 that divides the {returns} returns into blocks of 2 or more");
        }

        if (Purge < 0 || Embargo < 0)
        {
            yield return FormattableString.Invariant($"purge={Purge} and embargo={Embargo}; neither can be negative");
        }
    }
}
