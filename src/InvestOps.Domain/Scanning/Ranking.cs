using System.Numerics;
using InvestOps.Domain.Market;

namespace InvestOps.Domain.Scanning;

/// <summary>Picks the best scores without sorting the rest.</summary>
public static class Ranking
{
    private const int BitsOfWord = 64;

    /// <summary>
    /// Fills <paramref name="best"/> with the positions of the highest scores, best first, equal scores in order of
    /// position: what a stable sort would put first. Scores that are no finite numbers never rank.
    /// </summary>
    /// <returns>How many positions were filled.</returns>
    public static int Best(ReadOnlySpan<double> scores, Span<int> best)
    {
        var words = new ulong[IssueMask.WordsFor(scores.Length)];
        var all = new IssueMask(words, scores.Length);
        all.SetAll();
        return Best(scores, all, best);
    }

    /// <summary>The same among the issues of a mask.</summary>
    public static int Best(ReadOnlySpan<double> scores, IssueMask among, Span<int> best)
    {
        var count = 0;
        var least = double.MinValue;
        for (var word = 0; word < among.Words.Length && !best.IsEmpty; word++)
        {
            // Most words hold nobody who would get in.
            var candidates = among.Words[word];
            candidates = candidates == 0 ? 0 : candidates & IssueMask.AtLeast(scores, word, least);
            for (; candidates != 0; candidates &= candidates - 1)
            {
                var position = (word * BitsOfWord) + BitOperations.TrailingZeroCount(candidates);
                if (double.IsFinite(scores[position]) && (count < best.Length || scores[position] > least))
                {
                    count = Insert(position, scores, best, count);
                    least = count == best.Length ? scores[best[^1]] : least;
                }
            }
        }

        return count;
    }

    private static int Insert(int position, ReadOnlySpan<double> scores, Span<int> best, int count)
    {
        var place = PlaceOf(scores[position], scores, best[..count]);
        var last = Math.Min(count, best.Length - 1);
        best[place..last].CopyTo(best[(place + 1)..]);
        best[place] = position;
        return last + 1;
    }

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
