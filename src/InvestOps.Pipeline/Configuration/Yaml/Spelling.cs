using System.Globalization;
using System.Text;

namespace InvestOps.Pipeline.Configuration.Yaml;

/// <summary>Guesses what a misspelt name was meant to be, and shows foreign text safely.</summary>
public static class Spelling
{
    private const int LongestShown = 60;

    /// <returns>The known name with the fewest edits, if at most a third of its letters differ; otherwise null.</returns>
    public static string? Closest(string name, IEnumerable<string> known)
    {
        if (name.Length > LongestShown)
        {
            return null;
        }

        return known
            .Select(candidate => (candidate, edits: Edits(name.ToUpperInvariant(), candidate.ToUpperInvariant())))
            .Where(pair => pair.edits <= Math.Max(1, pair.candidate.Length / 3))
            .OrderBy(pair => pair.edits)
            .Select(pair => pair.candidate)
            .FirstOrDefault();
    }

    /// <summary>Text from outside, cut to a length that fits a line and without what cannot be seen or would reorder a line.</summary>
    public static string Shown(string text, int longest = LongestShown)
    {
        // EnumerateRunes gives U+FFFD for half a character.
        var shown = new StringBuilder();
        foreach (var rune in text.EnumerateRunes().Take(longest))
        {
            shown.Append(IsPrintable(rune) ? rune.ToString() : "\uFFFD");
        }

        return text.EnumerateRunes().Skip(longest).Any() ? shown.Append('…').ToString() : shown.ToString();
    }

    /// <summary>Whether a character can be seen where it is printed: no control, format or unassigned one, no line end of any script.</summary>
    public static bool IsPrintable(Rune rune) => Rune.GetUnicodeCategory(rune)
        is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
            or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.Surrogate);

    // Optimal string alignment: two neighbours that changed places (form, from) are one edit. Three rows of the table at a time.
    private static int Edits(string from, string to)
    {
        var (earlier, last, row) = (new int[to.Length + 1], new int[to.Length + 1], Enumerable.Range(0, to.Length + 1).ToArray());
        for (var i = 1; i <= from.Length; i++)
        {
            (earlier, last, row) = (last, row, earlier);
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var replaced = last[j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1);
                row[j] = Math.Min(replaced, Math.Min(last[j], row[j - 1]) + 1);
                if (i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1])
                {
                    row[j] = Math.Min(row[j], earlier[j - 2] + 1);
                }
            }
        }

        return row[^1];
    }
}
