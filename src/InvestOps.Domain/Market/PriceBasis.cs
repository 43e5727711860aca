namespace InvestOps.Domain.Market;

/// <summary>Whether stored prices are as the exchange published them, or already adjusted by their source. A root holds one basis.</summary>
public enum PriceBasis
{
    /// <summary>As traded; adjustment factors follow from the exchange's base price (close − change).</summary>
    Raw = 0,

    /// <summary>Adjusted for splits and rights by the source; no further adjustment is made.</summary>
    Adjusted = 1,
}
