using InvestOps.Pipeline.Reporting.Charts.Scenes;
using InvestOps.Pipeline.Reporting.Wording;
using SkiaSharp;

namespace InvestOps.Pipeline.Reporting.Charts.Output;

/// <summary>Paints the marks of a scene in the light shades.</summary>
internal static class MarkPainter
{
    private static readonly float[] DashPattern = [3, 3];

    public static void Paint(SKCanvas canvas, Scene scene)
    {
        canvas.Clear(Colour(Ink.Surface, 1));
        foreach (var mark in scene.Marks)
        {
            Draw(canvas, mark);
        }
    }

    private static void Draw(SKCanvas canvas, Mark mark)
    {
        switch (mark)
        {
            case Mark.Line line:
                DrawLine(canvas, line);
                break;
            case Mark.Area area:
                DrawArea(canvas, area);
                break;
            case Mark.Rect { Ink: not Ink.None } rect:
                DrawRect(canvas, rect);
                break;
            case Mark.Dot dot:
                using (var paint = Fill(dot.Ink, 1))
                {
                    canvas.DrawCircle((float)dot.Centre.X, (float)dot.Centre.Y, (float)dot.Radius, paint);
                }

                break;
            case Mark.Text text:
                DrawText(canvas, text);
                break;
            default: // a tooltip: pictures have none
                break;
        }
    }

    private static void DrawLine(SKCanvas canvas, Mark.Line line)
    {
        using var paint = new SKPaint
        {
            Color = Colour(line.Ink, 1),
            Style = SKPaintStyle.Stroke,
            StrokeWidth = (float)line.Width,
            StrokeJoin = SKStrokeJoin.Round,
            StrokeCap = line.Points.Count > 2 ? SKStrokeCap.Round : SKStrokeCap.Butt,
            IsAntialias = true,
        };
        using var dashes = line.Dashed ? SKPathEffect.CreateDash(DashPattern, 0) : null;
        paint.PathEffect = dashes;
        using var path = Path(line.Points);
        canvas.DrawPath(path, paint);
    }

    private static void DrawArea(SKCanvas canvas, Mark.Area area)
    {
        using var paint = Fill(area.Ink, area.Opacity);
        using var path = Path(area.Points);
        path.Close();
        canvas.DrawPath(path, paint);
    }

    private static void DrawRect(SKCanvas canvas, Mark.Rect rect)
    {
        using var paint = Fill(rect.Ink, rect.Opacity);
        var box = SKRect.Create((float)rect.X, (float)rect.Y, (float)rect.Width, (float)rect.Height);
        canvas.DrawRoundRect(box, (float)rect.Radius, (float)rect.Radius, paint);
    }

    private static void DrawText(SKCanvas canvas, Mark.Text text)
    {
        using var paint = Fill(text.Ink, 1);
        using var font = ChartFont.Of(text.Size, text.Bold);
        var align = text.Anchor switch
        {
            TextAnchor.Middle => SKTextAlign.Center,
            TextAnchor.End => SKTextAlign.Right,
            _ => SKTextAlign.Left,
        };
        var drawable = ChartFont.Drawable(Printable.From(text.Value));
        if (text.Rimmed)
        {
            using var rim = new SKPaint { Color = Colour(Ink.Surface, 1), Style = SKPaintStyle.Stroke, StrokeWidth = 4, StrokeJoin = SKStrokeJoin.Round, IsAntialias = true };
            canvas.DrawText(drawable, (float)text.At.X, (float)text.At.Y, align, font, rim);
        }

        canvas.DrawText(drawable, (float)text.At.X, (float)text.At.Y, align, font, paint);
    }

    private static SKPath Path(IReadOnlyList<ChartPoint> points)
    {
        var path = new SKPath();
        path.AddPoly([.. points.Select(point => new SKPoint((float)point.X, (float)point.Y))], close: false);
        return path;
    }

    private static SKPaint Fill(Ink ink, double opacity) => new() { Color = Colour(ink, opacity), Style = SKPaintStyle.Fill, IsAntialias = true };

    private static SKColor Colour(Ink ink, double opacity)
    {
        var (red, green, blue) = Palette.LightParts(ink);
        return new SKColor(red, green, blue, (byte)Math.Round(opacity * byte.MaxValue));
    }
}
