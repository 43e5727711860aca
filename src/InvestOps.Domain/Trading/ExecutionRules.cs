namespace InvestOps.Domain.Trading;

/// <summary>How the orders of a rebalance are filled on the session after the signal.</summary>
public sealed record ExecutionRules
{
    public FillPrice Fill { get; init; } = FillPrice.NextOpen;

    public UntradedPolicy Untraded { get; init; } = UntradedPolicy.Lapse;

    public ShareRounding Rounding { get; init; } = ShareRounding.Whole;

    /// <summary>
    /// No purchase of an issue that was locked at its upper limit all session, no sale at its lower: on raw prices, and not with
    /// <see cref="UntradedPolicy.LastPrice"/>, which knows no such thing. A price
    /// beyond the limits shows that there were none: a first day, liquidation trading.
    /// </summary>
    public bool RespectsPriceLimits { get; init; } = true;

    /// <summary>Whether orders are for multiples of the <see cref="LotSize"/> of the day; a sale of all that is held is not.</summary>
    public bool RespectsLots { get; init; } = true;

    /// <summary>The most of a session's traded value that an order may be, as a fraction; null = no such cap.</summary>
    public decimal? MaximumShareOfValue { get; init; }

    /// <summary>Whether the proceeds of a sale pay for purchases only from its settlement (T+2) on. Korean brokers lend them at once.</summary>
    public bool WaitsForSettlement { get; init; }

    /// <summary>Whether a holding whose issue has left the market is worth nothing, and not its last close.</summary>
    public bool DelistedAreWorthless { get; init; }
}
