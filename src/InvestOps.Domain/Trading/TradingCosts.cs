namespace InvestOps.Domain.Trading;

/// <summary>What trading costs: rates of the executed amount, as fractions (0.00015 is 0.015 %).</summary>
public sealed record TradingCosts
{
    /// <summary>Broker's commission on buys and on sells. 0.015 % is what Korean online brokers typically charge.</summary>
    public decimal Commission { get; init; } = 0.00015m;

    /// <summary>A fixed sales tax in place of the law's; null = the rate in force on the settlement date (<see cref="SalesTax"/>).</summary>
    public decimal? FixedSalesTax { get; init; }

    /// <summary>How much worse than the fill price an order executes: buys at price × (1 + slippage), sells at price × (1 − slippage).</summary>
    public decimal Slippage { get; init; } = 0.001m;
}
