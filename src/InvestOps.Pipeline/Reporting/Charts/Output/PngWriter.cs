using InvestOps.Pipeline.Reporting.Charts.Scenes;
using SkiaSharp;

namespace InvestOps.Pipeline.Reporting.Charts.Output;

/// <summary>Draws a scene as a PNG in the light shades, two picture dots to each CSS pixel.</summary>
public static class PngWriter
{
    private const int DotsPerPixel = 2;
    private const int CompressionLevel = 6;

    /// <summary>The file's bytes: the same scene gives the same bytes.</summary>
    public static byte[] Write(Scene scene)
    {
        ArgumentNullException.ThrowIfNull(scene);
        var info = new SKImageInfo(Dots(scene.Width), Dots(scene.Height), SKColorType.Rgba8888, SKAlphaType.Opaque);
        using var bitmap = new SKBitmap(info);
        using (var canvas = new SKCanvas(bitmap))
        {
            canvas.Scale(DotsPerPixel);
            MarkPainter.Paint(canvas, scene);
        }

        using var pixels = bitmap.PeekPixels();
        using var encoded = pixels.Encode(new SKPngEncoderOptions(SKPngEncoderFilterFlags.Sub, CompressionLevel))
            ?? throw new InvalidOperationException("The picture could not be encoded.");
        return encoded.ToArray();
    }

    private static int Dots(double pixels) => (int)Math.Ceiling(pixels) * DotsPerPixel;
}
