using InvestOps.Domain.Market;

namespace InvestOps.Adapters.Sample;

/// <summary>An issue before its prices are drawn: who it is, how it moves, and its script.</summary>
internal sealed class IssuePlan
{
    public required Symbol Symbol { get; init; }

    public required IssueKind Kind { get; init; }

    public required Board Board { get; init; }

    /// <summary>Market as published.</summary>
    public required string Market { get; init; }

    public required string Industry { get; init; }

    public required int Sector { get; init; }

    /// <summary>The common share that a preferred one follows.</summary>
    public IssuePlan? Parent { get; init; }

    public required double Beta { get; init; }

    /// <summary>Of the issue's own daily return.</summary>
    public required double Volatility { get; init; }

    /// <summary>Median share of the listed shares that trades on a session.</summary>
    public required double Turnover { get; init; }

    /// <summary>Won: the price before the first session, or the offer price of an issue listed later.</summary>
    public long FirstPrice { get; set; }

    public long FirstShares { get; set; }

    public required DateOnly ListedOn { get; init; }

    public required int FirstSession { get; init; }

    public int LastSession { get; set; }

    /// <summary>Opening price ÷ offer price of an issue that is listed within the market.</summary>
    public double FirstDayMultiple { get; init; } = double.NaN;

    public bool IsNewListing => !double.IsNaN(FirstDayMultiple);

    public IssueScript Script { get; } = new();

    /// <summary>The issue as a list of issues shows it at the market's end, the delisted ones included.</summary>
    public Listing ToListing()
    {
        var name = Script.NameAt(int.MaxValue);
        return new Listing
        {
            Symbol = Symbol,
            Name = name,
            Board = Board,
            Class = IssueClassifier.ClassOf(Symbol, name, Script.SectionAt(FirstSession)),
            ListedOn = ListedOn,
            Industry = Industry,
        };
    }
}
