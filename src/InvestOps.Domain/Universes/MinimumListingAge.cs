using InvestOps.Domain.Market;
using InvestOps.Domain.Scanning;

namespace InvestOps.Domain.Universes;

/// <summary>
/// Admits issues that were listed on the session <paramref name="Sessions"/> sessions ago: they have a row there, or a date
/// of listing that is not later. The row comes first, since the date of an issue that changed markets is that of the change.
/// </summary>
/// <param name="Sessions">252 sessions are about a year.</param>
public sealed record MinimumListingAge(int Sessions) : IUniverseRule
{
    public ExclusionReason Reason => ExclusionReason.TooYoung;

    public int Lookback => Sessions;

    public IReadOnlyList<PanelColumn> Columns => [PanelColumn.Close];

    public void Apply(MarketWindow window, Span<bool> admitted)
    {
        var then = window.SessionAt(Sessions).Date;
        var close = window.Row(PanelColumn.Close, Sessions);
        for (var issue = 0; issue < admitted.Length; issue++)
        {
            admitted[issue] &= !double.IsNaN(close[issue]) || window.Issues[issue].ListedOn <= then;
        }
    }

    public Explanation Explain(MarketWindow window, int issue)
    {
        // A date after the as-of session is not known on it: the issue changed markets later.
        var listed = window.Issues[issue].ListedOn is { } date && date <= window.AsOf.Date ? date : FirstRow(window, issue);
        return Explanation.Of(ExplanationKeys.TooYoung, $"{listed:yyyy-MM-dd}", $"{Sessions}", $"{window.SessionAt(Sessions)}");
    }

    private DateOnly FirstRow(MarketWindow window, int issue)
    {
        var first = 0;
        for (var ago = 1; ago < Sessions; ago++)
        {
            first = double.IsNaN(window.At(PanelColumn.Close, ago, issue)) ? first : ago;
        }

        return window.SessionAt(first).Date;
    }
}
