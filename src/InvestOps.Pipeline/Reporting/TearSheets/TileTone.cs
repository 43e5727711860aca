namespace InvestOps.Pipeline.Reporting.TearSheets;

/// <summary>Whether a headline figure is coloured as a gain or a loss.</summary>
public enum TileTone
{
    /// <summary>Neither.</summary>
    Plain = 0,

    /// <summary>A gain: red in Korea.</summary>
    Up = 1,

    /// <summary>A loss: blue in Korea.</summary>
    Down = 2,
}
