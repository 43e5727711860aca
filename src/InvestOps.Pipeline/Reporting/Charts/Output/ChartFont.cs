using System.Reflection;
using System.Text;
using SkiaSharp;

namespace InvestOps.Pipeline.Reporting.Charts.Output;

/// <summary>The typeface of pictures, embedded so that a machine without fonts draws the same bytes as one with them.</summary>
internal static class ChartFont
{
    private const string Resource = "report-font.otf";
    private const string Missing = "□";

    private static readonly SKTypeface Typeface = Load();

    /// <summary>The typeface at a size; bold is the same outline, thickened.</summary>
    public static SKFont Of(double size, bool bold) => new(Typeface, (float)size)
    {
        Embolden = bold,
        Subpixel = true,
        Hinting = SKFontHinting.None,
        Edging = SKFontEdging.Antialias,
    };

    /// <summary>The text with a box for each character that the typeface lacks.</summary>
    public static string Drawable(string text)
    {
        var drawable = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            drawable.Append(Typeface.ContainsGlyph(rune.Value) ? rune.ToString() : Missing);
        }

        return drawable.ToString();
    }

    private static SKTypeface Load()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The resource {Resource} is not in the assembly.");
        using var data = SKData.Create(stream);
        return SKTypeface.FromData(data) ?? throw new InvalidOperationException($"The resource {Resource} is no font.");
    }
}
