using System.Globalization;

namespace InvestOps.Pipeline.Reporting.Charts;

/// <summary>The light shades, for pictures and for a chart outside its page. The style sheet holds the same ones and the dark ones.</summary>
public static class Palette
{
    private static readonly Dictionary<Ink, string> Shades = new()
    {
        [Ink.Surface] = "#ffffff",
        [Ink.Text] = "#15191e",
        [Ink.Muted] = "#5b6570",
        [Ink.Grid] = "#e6e9ec",
        [Ink.Axis] = "#aab2ba",
        [Ink.Series] = "#0a6b64",
        [Ink.Benchmark] = "#7b8591",
        [Ink.Up] = "#c4262e",
        [Ink.Down] = "#1a5cc0",
        [Ink.Neutral] = "#c3c9cf",
        [Ink.Panel] = "#f4f6f7",
        [Ink.PartA] = "#0a6b64",
        [Ink.PartB] = "#d08a1d",
        [Ink.PartC] = "#6554a8",
        [Ink.PartD] = "#4f9d4a",
        [Ink.PartE] = "#b8477b",
        [Ink.PartF] = "#2f86b5",
        [Ink.PartG] = "#9c6b3f",
        [Ink.PartH] = "#7a8c1f",
    };

    /// <summary>An ink's light shade, <c>#rrggbb</c>.</summary>
    public static string Light(Ink ink) =>
        Shades.TryGetValue(ink, out var shade) ? shade : throw new ArgumentOutOfRangeException(nameof(ink), ink, "This ink has no shade.");

    /// <summary>The style sheet's name of an ink: <c>--up</c>.</summary>
    public static string VariableOf(Ink ink) => "--" + ink.ToString().ToLowerInvariant();

    /// <summary>An ink's light shade as red, green and blue.</summary>
    public static (byte Red, byte Green, byte Blue) LightParts(Ink ink)
    {
        var shade = Light(ink);
        return (Part(shade, 1), Part(shade, 3), Part(shade, 5));
    }

    private static byte Part(string shade, int start) => byte.Parse(shade.AsSpan(start, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
