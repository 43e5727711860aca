using System.Text;

namespace InvestOps.Pipeline.Reporting.Wording;

/// <summary>Text from outside, made to stay text in Markdown and in its tables.</summary>
public static class Markdown
{
    private const string Special = "\\`*_[]|#~$!";

    /// <summary>One line with what Markdown or HTML would read as markup escaped.</summary>
    public static string Escape(string? text)
    {
        var escaped = new StringBuilder();
        var printable = Printable.From(text);
        for (var index = 0; index < printable.Length; index++)
        {
            var c = printable[index];
            _ = c switch
            {
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                '&' => escaped.Append("&amp;"),
                '_' when IsInsideWord(printable, index) => escaped.Append(c),
                _ when Special.Contains(c, StringComparison.Ordinal) => escaped.Append('\\').Append(c),
                _ => escaped.Append(c),
            };
        }

        return escaped.ToString().Trim();
    }

    // An underscore between letters is no emphasis, and names such as momentum_topN_v1 read better without a stroke.
    private static bool IsInsideWord(string text, int index) =>
        index > 0 && index < text.Length - 1 && char.IsLetterOrDigit(text[index - 1]) && char.IsLetterOrDigit(text[index + 1]);
}
