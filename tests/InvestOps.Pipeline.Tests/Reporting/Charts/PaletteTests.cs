using System.Globalization;
using System.Text.RegularExpressions;
using InvestOps.Pipeline.Reporting.Charts;
using InvestOps.Pipeline.Reporting.Pages;
using InvestOps.Pipeline.Reporting.TearSheets.Charts;
using Xunit;

namespace InvestOps.Pipeline.Tests.Reporting.Charts;

public sealed partial class PaletteTests
{
    private static readonly Dictionary<string, string>[] Themes = [.. Roots().Matches(ReportStyle.Css).Select(Shades)];

    private static readonly Ink[] Inks = [.. Enum.GetValues<Ink>().Where(ink => ink != Ink.None)];

    [Fact]
    public void The_style_sheet_has_the_light_shades_of_the_pictures()
    {
        foreach (var ink in Inks)
        {
            Assert.Equal(Palette.Light(ink), Themes[0][Palette.VariableOf(ink)]);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Words_and_signed_figures_have_the_contrast_of_WCAG_AA(int theme)
    {
        foreach (var ink in new[] { Ink.Text, Ink.Muted, Ink.Series, Ink.Up, Ink.Down })
        {
            foreach (var ground in new[] { Ink.Surface, Ink.Panel })
            {
                Assert.True(Contrast(Shade(theme, ink), Shade(theme, ground)) >= 4.5, $"{ink} on {ground}");
            }
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Figures_on_the_strongest_cell_of_the_heat_map_have_that_contrast_too(int theme)
    {
        const double opacity = MonthlyHeatMap.Strongest;
        foreach (var ink in new[] { Ink.Up, Ink.Down })
        {
            var cell = Shade(theme, ink).Zip(Shade(theme, Ink.Surface), (over, under) => (over * opacity) + (under * (1 - opacity))).ToArray();

            Assert.True(Contrast(Shade(theme, Ink.Text), cell) >= 4.5, $"{ink}");
        }
    }

    private static double[] Shade(int theme, Ink ink)
    {
        var shade = Themes[theme][Palette.VariableOf(ink)];
        return [.. new[] { 1, 3, 5 }.Select(start => int.Parse(shade.AsSpan(start, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255d)];
    }

    private static double Contrast(double[] first, double[] second)
    {
        double[] light = [Luminance(first), Luminance(second)];
        return (light.Max() + 0.05) / (light.Min() + 0.05);
    }

    // Relative luminance as WCAG 2.2 defines it.
    private static double Luminance(double[] shade)
    {
        var parts = shade.Select(part => part <= 0.04045 ? part / 12.92 : Math.Pow((part + 0.055) / 1.055, 2.4)).ToArray();
        return (0.2126 * parts[0]) + (0.7152 * parts[1]) + (0.0722 * parts[2]);
    }

    private static Dictionary<string, string> Shades(Match root) =>
        Variables().Matches(root.Value).ToDictionary(match => match.Groups["name"].Value, match => match.Groups["shade"].Value, StringComparer.Ordinal);

    [GeneratedRegex(@":root \{[^}]*\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Roots();

    [GeneratedRegex(@"(?<name>--[a-z]+): (?<shade>#[0-9a-f]{6});", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Variables();
}
