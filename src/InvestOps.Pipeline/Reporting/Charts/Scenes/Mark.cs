namespace InvestOps.Pipeline.Reporting.Charts.Scenes;

/// <summary>One thing drawn in a scene. Later marks lie over earlier ones.</summary>
public abstract record Mark
{
    private Mark()
    {
    }

    /// <summary>The mark at another place.</summary>
    public abstract Mark Moved(double dx, double dy);

    /// <summary>A line through points.</summary>
    public sealed record Line(IReadOnlyList<ChartPoint> Points, Ink Ink, double Width = 1, bool Dashed = false) : Mark
    {
        public override Mark Moved(double dx, double dy) => this with { Points = [.. Points.Select(point => point.Moved(dx, dy))] };
    }

    /// <summary>A filled shape whose outline runs through points and back.</summary>
    public sealed record Area(IReadOnlyList<ChartPoint> Points, Ink Ink, double Opacity = 1) : Mark
    {
        public override Mark Moved(double dx, double dy) => this with { Points = [.. Points.Select(point => point.Moved(dx, dy))] };
    }

    /// <summary>A rectangle; with <see cref="Ink.None"/> it shows only its tooltip.</summary>
    public sealed record Rect(double X, double Y, double Width, double Height, Ink Ink) : Mark
    {
        public double Opacity { get; init; } = 1;

        public double Radius { get; init; }

        public string? Tooltip { get; init; }

        public override Mark Moved(double dx, double dy) => this with { X = X + dx, Y = Y + dy };
    }

    /// <summary>A filled circle.</summary>
    public sealed record Dot(ChartPoint Centre, double Radius, Ink Ink) : Mark
    {
        public override Mark Moved(double dx, double dy) => this with { Centre = Centre.Moved(dx, dy) };
    }

    /// <summary>One line of text on a baseline.</summary>
    public sealed record Text(ChartPoint At, string Value, Ink Ink, double Size = 12) : Mark
    {
        public TextAnchor Anchor { get; init; }

        public bool Bold { get; init; }

        /// <summary>With a rim in the background's colour, so that it stays readable on a line.</summary>
        public bool Rimmed { get; init; }

        public override Mark Moved(double dx, double dy) => this with { At = At.Moved(dx, dy) };
    }
}
