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

    /// <summary>The first of eight parts of a whole, told apart by hue.</summary>
    PartA = 12,

    /// <summary>The second part.</summary>
    PartB = 13,

    /// <summary>The third part.</summary>
    PartC = 14,

    /// <summary>The fourth part.</summary>
    PartD = 15,

    /// <summary>The fifth part.</summary>
    PartE = 16,

    /// <summary>The sixth part.</summary>
    PartF = 17,

    /// <summary>The seventh part.</summary>
    PartG = 18,

    /// <summary>The eighth part.</summary>
    PartH = 19,
}
