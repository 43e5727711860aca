namespace InvestOps.Domain.Trading;

/// <summary>What becomes of an order for an issue that does not trade on the session of execution.</summary>
public enum UntradedPolicy
{
    /// <summary>A halted issue's order lapses and the position stays; a holding whose issue has left the market is closed at its last close.</summary>
    Lapse = 0,

    /// <summary>The order fills at the last known close, halted or gone. For comparison with simulations that know no halts.</summary>
    LastPrice = 1,
}
