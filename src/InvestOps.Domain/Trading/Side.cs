namespace InvestOps.Domain.Trading;

/// <summary>The direction of an order.</summary>
public enum Side
{
    /// <summary>매수.</summary>
    Buy = 0,

    /// <summary>매도.</summary>
    Sell = 1,
}
