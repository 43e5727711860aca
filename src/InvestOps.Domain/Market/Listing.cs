namespace InvestOps.Domain.Market;

/// <summary>What is known of an issue beside its prices, as of the newest stored row or issue list.</summary>
public sealed record Listing
{
    public required Symbol Symbol { get; init; }

    /// <summary>The exchange's name; the code where no source gave a name.</summary>
    public required string Name { get; init; }

    /// <summary>The newest one known; <see cref="MarketWindow.BoardOf"/> tells that of a session.</summary>
    public Board Board { get; init; }

    public ShareClass Class { get; init; }

    /// <summary>Date of listing where a source gives it; otherwise unknown, and age counts from the first stored bar.</summary>
    public DateOnly? ListedOn { get; init; }

    /// <summary>Industry text of the issue list, where given.</summary>
    public string? Industry { get; init; }

    /// <summary>When it was 관리종목 by the exchange's own lists; null where no list told. KOSDAQ rows tell it themselves.</summary>
    public DesignationPeriods? Administrative { get; init; }
}
