using System.Text.RegularExpressions;

namespace InvestOps.LocalFunctions.Logging;

/// <summary>Makes text of others fit for a line that people read: no control characters, no secrets of storage, and not too long.</summary>
internal static partial class Printable
{
    private const int LongestLine = 4_000;
    private const int LongestText = 200;

    /// <summary>A line of this host's own that quotes others.</summary>
    public static string Line(string text)
    {
        var masked = Secret().Replace(text.Length <= LongestLine ? text : text[..LongestLine] + "…", "${name}***");
        return string.Concat(masked.Select(character => char.IsControl(character) ? ' ' : character));
    }

    /// <summary>What a caller sent.</summary>
    public static string Text(string text)
    {
        var cut = text.Length <= LongestText ? text : text[..LongestText] + "...";
        return string.Concat(cut.Select(character => char.IsControl(character) ? '?' : character));
    }

    [GeneratedRegex("(?<name>((AccountKey|SharedAccessSignature|x-functions-key)\\s*[=:]\\s*|\\bsig=))[^;&\\s\"']+", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex Secret();
}
