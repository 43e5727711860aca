using InvestOps.Domain.Calendar;

namespace InvestOps.Domain.Market;

/// <summary>The parts a <see cref="MarketPanel"/> is built from.</summary>
public sealed record PanelData
{
    public required PriceBasis Basis { get; init; }

    public required TradingCalendar Calendar { get; init; }

    public required IReadOnlyList<TradingDate> Sessions { get; init; }

    public required IReadOnlyList<Listing> Issues { get; init; }

    public required IReadOnlyDictionary<PanelColumn, PanelRows> Columns { get; init; }

    /// <summary>One flag a session: the store holds its rows.</summary>
    public required bool[] Stored { get; init; }

    public IssueStatus[]? Status { get; init; }

    /// <summary>The market of every row as its session published it; <see cref="Board.Unknown"/> where there is no row, or it does not say.</summary>
    public Board[]? Boards { get; init; }

    /// <summary>See <see cref="MarketPanel.Facts"/>.</summary>
    public MarketFacts Facts { get; init; } = MarketFacts.None;

    /// <summary>Names by issue, each from a session on, in order of session; empty for an issue of one name, or where names were not loaded.</summary>
    public IReadOnlyDictionary<int, IReadOnlyList<(int FromSession, string Name)>> Names { get; init; } = new Dictionary<int, IReadOnlyList<(int, string)>>();

    /// <summary>See <see cref="MarketPanel.SessionsWithoutBasePrices"/>.</summary>
    public int SessionsWithoutBasePrices { get; init; }

    public IReadOnlyDictionary<string, double[]> Indices { get; init; } = new Dictionary<string, double[]>(StringComparer.Ordinal);
}
