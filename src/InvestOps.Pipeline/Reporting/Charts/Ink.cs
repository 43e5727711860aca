namespace InvestOps.Pipeline.Reporting.Charts;

/// <summary>What a colour says. The page's style sheet and the picture's palette give each its shade.</summary>
public enum Ink
{
    /// <summary>Not drawn: a mark that only carries a tooltip.</summary>
    None = 0,

    /// <summary>The background.</summary>
    Surface = 1,

    /// <summary>Words and figures.</summary>
    Text = 2,

    /// <summary>Words of lesser weight, axis labels.</summary>
    Muted = 3,

    /// <summary>Grid lines.</summary>
    Grid = 4,

    /// <summary>The zero line and other lines that bound.</summary>
    Axis = 5,

    /// <summary>The strategy, or whatever the chart is about.</summary>
    Series = 6,

    /// <summary>What it is compared with.</summary>
    Benchmark = 7,

    /// <summary>Gains: red, as Korea reads it.</summary>
    Up = 8,

    /// <summary>Losses: blue, as Korea reads it.</summary>
    Down = 9,

    /// <summary>Neither.</summary>
    Neutral = 10,

    /// <summary>A box behind figures.</summary>
    Panel = 11,
}
