namespace InvestOps.Domain.Trading;

/// <summary>How the orders of a rebalance are filled on the session after the signal.</summary>
public sealed record ExecutionRules
{
    public FillPrice Fill { get; init; } = FillPrice.NextOpen;

    public UntradedPolicy Untraded { get; init; } = UntradedPolicy.Lapse;

    public ShareRounding Rounding { get; init; } = ShareRounding.Whole;
}
