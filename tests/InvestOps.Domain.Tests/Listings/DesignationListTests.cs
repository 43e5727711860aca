using InvestOps.Domain.Listings;
using InvestOps.Domain.Market;
using Xunit;

namespace InvestOps.Domain.Tests.Listings;

public sealed class DesignationListTests
{
    private static readonly Symbol First = Symbol.Parse("000010");
    private static readonly Symbol Second = Symbol.Parse("000020");

    [Fact]
    public void An_issue_is_administrative_from_its_day_until_a_list_lacks_it_and_may_be_so_again()
    {
        var after = Enter([], new DateOnly(2024, 4, 1), Line(First, "2024-03-21"));
        Assert.Equal("2024-03-21/", after[First].Administrative!.Text);

        after = Enter(after, new DateOnly(2024, 10, 1), Line(Second, "2024-08-16"));
        Assert.Equal("2024-03-21/2024-10-01", after[First].Administrative!.Text);

        after = Enter(after, new DateOnly(2025, 4, 1), Line(First, "2025-03-24"), Line(Second, "2024-08-16"));
        Assert.Equal(("2024-03-21/2024-10-01;2025-03-24/", "2024-08-16/"), (after[First].Administrative!.Text, after[Second].Administrative!.Text));
        Assert.Equal([false, true, true, false, false, true], new[] { "2024-03-20", "2024-03-21", "2024-09-30", "2024-10-01", "2025-03-23", "2030-01-01" }
            .Select(day => after[First].Administrative!.Contains(DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture))));
    }

    [Fact]
    public void The_same_list_again_changes_nothing_and_the_earliest_of_several_reasons_counts()
    {
        Designation[] lines = [Line(First, "2024-05-01"), Line(First, "2024-03-21"), Line(First, "2024-08-01")];
        var after = Enter([], new DateOnly(2024, 6, 1), lines);

        Assert.Equal("2024-03-21/", after[First].Administrative!.Text);
        Assert.Empty(DesignationList.Enter(after, lines, new DateOnly(2024, 6, 1)));
    }

    [Fact]
    public void A_list_older_than_a_designation_does_not_end_it()
    {
        var after = Enter([], new DateOnly(2024, 6, 1), Line(First, "2024-05-01"));

        Assert.Empty(DesignationList.Enter(after, [], new DateOnly(2024, 4, 1)));
    }

    [Fact]
    public void What_is_known_of_the_issue_stays()
    {
        var known = new Listing { Symbol = First, Name = "가나전자", Board = Board.Kospi, ListedOn = new DateOnly(1999, 1, 4), Industry = "전자" };

        var after = Assert.Single(DesignationList.Enter(new Dictionary<Symbol, Listing> { [First] = known }, [Line(First, "2024-03-21")], new DateOnly(2024, 4, 1)));

        Assert.Equal(known, after with { Administrative = null });
    }

    private static Designation Line(Symbol symbol, string day) => new()
    {
        Symbol = symbol,
        Name = $"종목{symbol}",
        DesignatedOn = DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        Reason = "감사의견 한정",
    };

    private static Dictionary<Symbol, Listing> Enter(Dictionary<Symbol, Listing> known, DateOnly asOf, params Designation[] lines)
    {
        var after = new Dictionary<Symbol, Listing>(known);
        foreach (var change in DesignationList.Enter(known, lines, asOf))
        {
            after[change.Symbol] = change;
        }

        return after;
    }
}
