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

    public void Apply(MarketWindow window, IssueMask admitted)
    {
        var then = window.SessionAt(Sessions).Date;
        var close = window.Row(PanelColumn.Close, Sessions);
        Span<ulong> words = stackalloc ulong[admitted.Words.Length];
        admitted.Words.CopyTo(words);
        admitted.KeepNumbers(close);
        for (var word = 0; word < words.Length; word++)
        {
            // Those that have no row there are few: a date of listing may still tell them.
            for (var rest = words[word] & ~admitted.Words[word]; rest != 0; rest &= rest - 1)
            {
                var issue = (word * 64) + System.Numerics.BitOperations.TrailingZeroCount(rest);
                admitted[issue] = window.Issues[issue].ListedOn <= then;
            }
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
