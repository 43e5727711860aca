using InvestOps.Pipeline.Reporting.Charts.Scenes;

namespace InvestOps.Pipeline.Reporting.Charts;

/// <summary>A gain or loss beside the largest of its table, as a bar from the left in the colour of its sign.</summary>
internal static class AmountBar
{
    private const double Width = 90;
    private const double Height = 12;

    public static Scene Draw(double amount, double largest, string label)
    {
        var length = largest > 0 && amount != 0 ? Math.Clamp(Math.Abs(amount) / largest * Width, 1, Width) : 0;
        return new Scene(Width, Height, label, "", length > 0
            ? [new Mark.Rect(0, 1, length, Height - 2, amount > 0 ? Ink.Up : Ink.Down) { Radius = 1.5, Opacity = 0.75 }]
            : []);
    }
}
