namespace InvestOps.Browsing;

/// <summary>How a page is looked at.</summary>
public sealed record PageLook
{
    /// <summary>CSS pixels.</summary>
    public int Width { get; init; } = 1200;

    public bool Dark { get; init; }

    public bool Print { get; init; }

    public bool Script { get; init; } = true;
}
