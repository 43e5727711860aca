namespace InvestOps.Domain.Scanning;

/// <summary>Picks the best scores without sorting the rest.</summary>
public static class Ranking
{
    /// <summary>
    /// Fills <paramref name="best"/> with the positions of the highest scores, best first, equal scores in order of
    /// position: what a stable sort would put first. Scores that are no finite numbers never rank.
    /// </summary>
    /// <returns>How many positions were filled.</returns>
    public static int Best(ReadOnlySpan<double> scores, Span<int> best)
    {
        var count = 0;
        for (var position = 0; position < scores.Length; position++)
        {
            var score = scores[position];
            if (!double.IsFinite(score) || (count == best.Length && !Beats(score, scores, best)))
            {
                continue;
            }

            var place = PlaceOf(score, scores, best[..count]);
            var last = Math.Min(count, best.Length - 1);
            best[place..last].CopyTo(best[(place + 1)..]);
            best[place] = position;
            count = last + 1;
        }

        return count;
    }

    private static bool Beats(double score, ReadOnlySpan<double> scores, ReadOnlySpan<int> best) =>
        !best.IsEmpty && score > scores[best[^1]];

    // After every equal or better one, so that the earlier position keeps the better rank.
    private static int PlaceOf(double score, ReadOnlySpan<double> scores, ReadOnlySpan<int> best)
    {
        var (low, high) = (0, best.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (scores[best[middle]] >= score)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}
