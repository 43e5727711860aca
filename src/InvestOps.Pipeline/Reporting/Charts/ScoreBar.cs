using InvestOps.Pipeline.Reporting.Charts.Scenes;

namespace InvestOps.Pipeline.Reporting.Charts;

/// <summary>A score beside the others of its list, as a bar in a table's cell; scores below zero are drawn paler.</summary>
internal static class ScoreBar
{
    private const double Width = 72;
    private const double Height = 10;

    public static Scene Draw(double score, double largest, string label)
    {
        var length = largest > 0 && double.IsFinite(score) ? Math.Abs(score) / largest * Width : 0;
        return new Scene(Width, Height, label, "",
        [
            new Mark.Rect(0, 0, Width, Height, Ink.Grid) { Radius = 2, Opacity = 0.7 },
            new Mark.Rect(0, 0, Math.Clamp(length, 1, Width), Height, score < 0 ? Ink.Benchmark : Ink.Series) { Radius = 2 },
        ]);
    }
}
