using InvestOps.Domain.Market;

namespace InvestOps.Domain.Listings;

/// <summary>
/// Enters a list of administrative issues into the issue list. KOSPI rows do not carry the designation, so this is how it becomes known
/// there. Who is on the list has been designated since the day it gives; who was and is no longer has been released by the list's day.
/// </summary>
public static class DesignationList
{
    /// <param name="known">The issue list so far.</param>
    /// <param name="designations">The list; an issue may be on it for several reasons.</param>
    /// <param name="asOf">The day of the list. Periods that began later are left as they are.</param>
    /// <returns>The entries of the issue list that change.</returns>
    public static IReadOnlyList<Listing> Enter(IReadOnlyDictionary<Symbol, Listing> known, IReadOnlyList<Designation> designations, DateOnly asOf)
    {
        ArgumentNullException.ThrowIfNull(known);
        ArgumentNullException.ThrowIfNull(designations);
        var listed = designations.Where(line => line.DesignatedOn <= asOf).GroupBy(line => line.Symbol).ToDictionary(lines => lines.Key, lines => lines.MinBy(line => line.DesignatedOn)!);
        var designated = listed.Values.Select(line => Designated(known.GetValueOrDefault(line.Symbol), line));
        var released = known.Values.Where(issue => issue.Administrative is { IsOpen: true } periods && periods.Newest < asOf && !listed.ContainsKey(issue.Symbol))
            .Select(issue => issue with { Administrative = issue.Administrative!.Ended(asOf) });
        return [.. designated.Concat(released).Where(issue => known.GetValueOrDefault(issue.Symbol) != issue).OrderBy(issue => issue.Symbol)];
    }

    private static Listing Designated(Listing? known, Designation line)
    {
        known ??= new Listing { Symbol = line.Symbol, Name = line.Name, Class = IssueClassifier.ClassOf(line.Symbol, line.Name, section: null) };
        return known with
        {
            Administrative = known.Administrative switch
            {
                null => DesignationPeriods.From(line.DesignatedOn),
                { IsOpen: false } periods when line.DesignatedOn > periods.Newest => periods.Reopened(line.DesignatedOn),
                var periods => periods,
            },
        };
    }
}
