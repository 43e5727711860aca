using System.Text;

namespace InvestOps.Pipeline.Reporting.Wording;

/// <summary>Makes text from outside fit to print: no control characters, no half characters, no reordering marks.</summary>
public static class Printable
{
    private const char Replacement = '\uFFFD';

    /// <summary>The text with control characters as spaces and invalid characters as U+FFFD; what is fit to print comes back as it is.</summary>
    public static string From(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return "";
        }

        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            // EnumerateRunes gives U+FFFD for a lone surrogate, which no encoding can hold.
            if (Rune.IsControl(rune))
            {
                clean.Append(' ');
            }
            else if (IsReordering(rune.Value))
            {
                clean.Append(Replacement);
            }
            else
            {
                clean.Append(rune.ToString());
            }
        }

        return clean.ToString();
    }

    // Bidirectional overrides and isolates let a name show other than it is written.
    private static bool IsReordering(int value) => value is (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) or 0x2028 or 0x2029;
}
