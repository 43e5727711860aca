namespace InvestOps.Domain.Tuning.Search;

/// <summary>
/// Says which combinations to try, a batch at a time. What it says depends on its seed and on what it was told, nothing else, so
/// that a search that was stopped can be gone through again with the results at hand.
/// </summary>
public interface ISearch
{
    /// <summary>The next combinations, none of them asked for before, in the order of their numbers; none when the search is over.</summary>
    IReadOnlyList<long> Ask();

    /// <summary>What came of the last batch.</summary>
    /// <param name="values">The objective of each, higher is better; null = refused, or a constraint is not met.</param>
    void Tell(IReadOnlyList<double?> values);
}
