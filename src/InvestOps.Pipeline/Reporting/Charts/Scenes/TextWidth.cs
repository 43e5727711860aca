namespace InvestOps.Pipeline.Reporting.Charts.Scenes;

/// <summary>
/// How wide a text will be, by the widths that sans-serif faces have in common. Layout uses this instead of a font's own
/// measures, so that a page, whose font is the reader's, and a picture are laid out alike.
/// </summary>
public static class TextWidth
{
    private const double WidestFace = 1.22;

    /// <summary>Width in CSS pixels.</summary>
    /// <param name="size">Font size in CSS pixels.</param>
    public static double Of(string text, double size) => text.EnumerateRunes().Sum(rune => Em(rune.Value)) * size;

    /// <summary>The width to keep free for a text, in CSS pixels: enough for the widest face that a reader is likely to have, and for bold.</summary>
    /// <param name="size">Font size in CSS pixels.</param>
    public static double Room(string text, double size) => Of(text, size) * WidestFace;

    private static double Em(int rune) => rune switch
    {
        ' ' or '.' or ',' or ':' or ';' or 'i' or 'l' or 'I' or '\'' or '|' => 0.28,
        >= 'A' and <= 'Z' => 0.66,
        'm' or 'w' or '%' => 0.86,
        < 0x1100 or '−' or '–' => 0.56,
        _ => 0.95,
    };
}
