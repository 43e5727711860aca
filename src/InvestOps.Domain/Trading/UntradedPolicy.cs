namespace InvestOps.Domain.Trading;

/// <summary>What becomes of an order that its session cannot fill: in a halt, at a locked limit, beyond the cap on the traded value.</summary>
public enum UntradedPolicy
{
    /// <summary>The order, or what is left of it, lapses and the position stays.</summary>
    Lapse = 0,

    /// <summary>The order fills at the last known close, halted or gone. For comparison with simulations that know no halts.</summary>
    LastPrice = 1,

    /// <summary>The order, or what is left of it, is tried again every session until the next rebalance.</summary>
    Carry = 2,
}
