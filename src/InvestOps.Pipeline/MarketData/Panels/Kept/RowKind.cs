namespace InvestOps.Pipeline.MarketData.Panels.Kept;

/// <summary>How a kept row is written.</summary>
internal enum RowKind
{
    /// <summary>No cell has a value; nothing is written.</summary>
    Empty = 0,

    /// <summary>Whole numbers of 4 bytes; the lowest one stands for a cell without a value.</summary>
    Whole = 1,

    /// <summary>Numbers of 8 bytes.</summary>
    Real = 2,
}
