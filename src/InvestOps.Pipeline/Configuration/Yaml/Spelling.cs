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

    /// <summary>Text from outside, cut to a length that fits a line and without control characters.</summary>
    public static string Shown(string text)
    {
        var cut = text.Length > LongestShown ? string.Concat(text.AsSpan(0, LongestShown), "…") : text;
        return string.Concat(cut.Select(c => char.IsControl(c) ? '�' : c));
    }

    // Levenshtein (1966), one row at a time.
    private static int Edits(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var replaced = diagonal + (from[i - 1] == to[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
