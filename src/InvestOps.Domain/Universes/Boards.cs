using InvestOps.Domain.Market;
using InvestOps.Domain.Scanning;

namespace InvestOps.Domain.Universes;

/// <summary>Admits issues of the named markets. An issue whose market is not known is left out.</summary>
/// <param name="Traded">The markets to trade.</param>
public sealed record Boards(IReadOnlyList<Board> Traded) : IUniverseRule
{
    public ExclusionReason Reason => ExclusionReason.OtherBoard;

    public int Lookback => 0;

    public IReadOnlyList<PanelColumn> Columns => [];

    public void Apply(MarketWindow window, Span<bool> admitted)
    {
        for (var issue = 0; issue < admitted.Length; issue++)
        {
            admitted[issue] &= Traded.Contains(window.Issues[issue].Board);
        }
    }

    public string Explain(MarketWindow window, int issue) =>
        $"listed on {NameOf(window.Issues[issue].Board)}; traded are {string.Join(", ", Traded.Select(NameOf))}";

    private static string NameOf(Board board) => board switch
    {
        Board.Kospi => "KOSPI",
        Board.Kosdaq => "KOSDAQ",
        Board.Konex => "KONEX",
        _ => "an unknown market",
    };
}
