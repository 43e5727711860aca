using System.Text;
using InvestOps.Pipeline.Reporting.Wording;

namespace InvestOps.Adapters.Slack;

/// <summary>
/// Makes text from anywhere harmless: <c>&lt;!channel&gt;</c> in a company's name rings nobody, and links are not made up. What is too long
/// is cut between characters, never within an escape.
/// </summary>
internal static class SlackText
{
    private const char Ellipsis = '…';

    /// <param name="most">Characters after escaping.</param>
    public static string Escape(string text, int most)
    {
        var clean = Printable.From(text);
        var escaped = new StringBuilder();
        foreach (var rune in clean.EnumerateRunes())
        {
            var piece = rune.Value switch
            {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                _ => rune.ToString(),
            };
            if (escaped.Length + piece.Length > most - 1)
            {
                return escaped.Append(Ellipsis).ToString();
            }

            escaped.Append(piece);
        }

        return escaped.ToString();
    }

    /// <summary>Plain text, for places that know no escapes.</summary>
    public static string Plain(string text, int most)
    {
        var clean = Printable.From(text);
        if (clean.Length < most)
        {
            return clean;
        }

        var end = char.IsHighSurrogate(clean[most - 2]) ? most - 2 : most - 1;
        return clean[..end] + Ellipsis;
    }
}
