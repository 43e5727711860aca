namespace InvestOps.Domain.Listings;

/// <summary>Whether an issue could be traded on a session, and if not, why.</summary>
public enum ListingState
{
    /// <summary>It traded.</summary>
    Trading = 0,

    /// <summary>It has a row, and no trades (거래정지, or nobody dealt).</summary>
    Halted = 1,

    /// <summary>It trades without price limits after a halt, as before a delisting (정리매매), judged by moves that no limit allows.</summary>
    Liquidation = 2,

    /// <summary>It had rows until a short while ago and has none: delisted, or a halt that the source leaves out.</summary>
    Gone = 3,
}
