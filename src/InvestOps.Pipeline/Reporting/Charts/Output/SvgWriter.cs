using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using InvestOps.Pipeline.Reporting.Charts.Scenes;
using InvestOps.Pipeline.Reporting.Wording;

namespace InvestOps.Pipeline.Reporting.Charts.Output;

/// <summary>Writes a scene as an inline SVG element. Colours are the page's variables, with the light shade where there is no page.</summary>
public static class SvgWriter
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>The markup of a scene; every text in it is escaped.</summary>
    public static string Write(Scene scene)
    {
        ArgumentNullException.ThrowIfNull(scene);
        var svg = new StringBuilder();
        svg.Append(Invariant($"<svg class=\"chart\" viewBox=\"0 0 {Number(scene.Width)} {Number(scene.Height)}\" width=\"{Number(scene.Width)}\" height=\"{Number(scene.Height)}\" role=\"img\" aria-label=\"{Escape(scene.Title)}\">"));
        svg.Append(Invariant($"<title>{Escape(scene.Title)}</title>{(scene.Description.Length > 0 ? $"<desc>{Escape(scene.Description)}</desc>" : "")}\n"));
        foreach (var mark in scene.Marks)
        {
            Append(svg, mark);
            svg.Append('\n');
        }

        return svg.Append("</svg>").ToString();
    }

    private static void Append(StringBuilder svg, Mark mark)
    {
        switch (mark)
        {
            case Mark.Line line:
                AppendLine(svg, line);
                break;
            case Mark.Area area:
                svg.Append(Invariant($"<path d=\"{Path(area.Points)}Z\" fill=\"{Colour(area.Ink)}\"{Opacity(area.Opacity)}/>"));
                break;
            case Mark.Rect rect:
                AppendRect(svg, rect);
                break;
            case Mark.Dot dot:
                svg.Append(Invariant($"<circle cx=\"{Number(dot.Centre.X)}\" cy=\"{Number(dot.Centre.Y)}\" r=\"{Number(dot.Radius)}\" fill=\"{Colour(dot.Ink)}\"/>"));
                break;
            case Mark.Text text:
                AppendText(svg, text);
                break;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private static void AppendLine(StringBuilder svg, Mark.Line line)
    {
        var straight = line.Points.Count == 2 && (line.Points[0].X == line.Points[1].X || line.Points[0].Y == line.Points[1].Y);
        var dashes = line.Dashed ? " stroke-dasharray=\"3 3\"" : "";
        var crisp = straight ? " shape-rendering=\"crispEdges\"" : " stroke-linejoin=\"round\" stroke-linecap=\"round\"";
        svg.Append(Invariant($"<path d=\"{Path(line.Points)}\" fill=\"none\" stroke=\"{Colour(line.Ink)}\" stroke-width=\"{Number(line.Width)}\"{dashes}{crisp}/>"));
    }

    private static void AppendRect(StringBuilder svg, Mark.Rect rect)
    {
        var look = rect.Ink == Ink.None ? "class=\"hit\" fill=\"transparent\"" : $"fill=\"{Colour(rect.Ink)}\"{Opacity(rect.Opacity)}";
        var radius = rect.Radius > 0 ? $" rx=\"{Number(rect.Radius)}\"" : "";
        svg.Append(Invariant($"<rect x=\"{Number(rect.X)}\" y=\"{Number(rect.Y)}\" width=\"{Number(rect.Width)}\" height=\"{Number(rect.Height)}\"{radius} {look}"));
        svg.Append(rect.Tooltip is { } tooltip ? $"><title>{Escape(tooltip)}</title></rect>" : "/>");
    }

    private static void AppendText(StringBuilder svg, Mark.Text text)
    {
        var anchor = text.Anchor switch
        {
            TextAnchor.Middle => " text-anchor=\"middle\"",
            TextAnchor.End => " text-anchor=\"end\"",
            _ => "",
        };
        var weight = text.Bold ? " font-weight=\"600\"" : "";
        var rim = text.Rimmed ? $" paint-order=\"stroke\" stroke=\"{Colour(Ink.Surface)}\" stroke-width=\"4\" stroke-linejoin=\"round\"" : "";
        svg.Append(Invariant($"<text x=\"{Number(text.At.X)}\" y=\"{Number(text.At.Y)}\" font-size=\"{Number(text.Size)}\"{weight}{anchor}{rim} fill=\"{Colour(text.Ink)}\">{Escape(text.Value)}</text>"));
    }

    private static string Path(IReadOnlyList<ChartPoint> points)
    {
        var path = new StringBuilder();
        foreach (var point in points)
        {
            path.Append(path.Length == 0 ? 'M' : 'L').Append(Number(point.X)).Append(' ').Append(Number(point.Y));
        }

        return path.ToString();
    }

    private static string Colour(Ink ink) => $"var({Palette.VariableOf(ink)},{Palette.Light(ink)})";

    private static string Opacity(double opacity) => opacity < 1 ? $" fill-opacity=\"{opacity.ToString("0.##", CultureInfo.InvariantCulture)}\"" : "";

    private static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    private static string Escape(string text) => Encoder.Encode(Printable.From(text));

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
