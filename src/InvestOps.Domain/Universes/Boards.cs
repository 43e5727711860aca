using InvestOps.Domain.Market;
using InvestOps.Domain.Scanning;

namespace InvestOps.Domain.Universes;

/// <summary>Admits issues that the as-of session has on one of the named markets. An issue whose market is not known is left out.</summary>
/// <param name="Traded">The markets to trade.</param>
public sealed record Boards(IReadOnlyList<Board> Traded) : IUniverseRule
{
    public ExclusionReason Reason => ExclusionReason.OtherBoard;

    public int Lookback => 0;

    public IReadOnlyList<PanelColumn> Columns => [];

    public void Apply(MarketWindow window, IssueMask admitted)
    {
        var traded = 0;
        foreach (var board in Traded)
        {
            traded |= 1 << (int)board;
        }

        admitted.KeepWhere((window, traded), static (state, issue) => (state.traded >> (int)state.window.BoardOf(issue) & 1) != 0);
    }

    public bool Equals(Boards? other) => other is not null && Traded.SequenceEqual(other.Traded);

    public override int GetHashCode() => Traded.Aggregate(0, HashCode.Combine);

    public Explanation Explain(MarketWindow window, int issue)
    {
        var (listed, traded) = (window.BoardOf(issue), string.Join(", ", Traded.Select(NameOf)));
        return listed == Board.Unknown
            ? Explanation.Of(ExplanationKeys.UnknownBoard, $"{traded}")
            : Explanation.Of(ExplanationKeys.OtherBoard, $"{NameOf(listed)}", $"{traded}");
    }

    private static string NameOf(Board board) => board switch
    {
        Board.Kospi => "KOSPI",
        Board.Kosdaq => "KOSDAQ",
        Board.Konex => "KONEX",
        _ => "–",
    };
}
