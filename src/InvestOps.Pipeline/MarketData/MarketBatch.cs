using InvestOps.Domain.Market;
using InvestOps.Pipeline.MarketData.Manifest;
using InvestOps.Pipeline.MarketData.Tables;

namespace InvestOps.Pipeline.MarketData;

/// <summary>Rows to merge into the store, of one or many sources.</summary>
public sealed record MarketBatch
{
    public required PriceBasis Basis { get; init; }

    public required CalendarKind Sessions { get; init; }

    /// <summary>Sources of the bars, by the number that each row carries.</summary>
    public IReadOnlyList<StoredSource> Sources { get; init; } = [];

    /// <summary>Bars in any order. The store appends what it has already, so a table serves one merge.</summary>
    public BarTable? Bars { get; init; }

    public IReadOnlyList<IndexRow> Indices { get; init; } = [];

    public IReadOnlyList<StoredSource> IndexSources { get; init; } = [];

    /// <summary>Issue lists; a later entry of the same code takes the place of an earlier one.</summary>
    public IReadOnlyList<Listing> Issues { get; init; } = [];

    public IReadOnlyList<StoredSource> IssueSources { get; init; } = [];

    /// <summary>Dividends, successions and offers; a later one of the same takes the place of an earlier one.</summary>
    public MarketFacts Facts { get; init; } = MarketFacts.None;

    public IReadOnlyList<StoredSource> FactSources { get; init; } = [];
}
