namespace InvestOps.Domain.Trading;

/// <summary>What trading costs: rates of the executed amount, as fractions (0.00015 is 0.015 %), each to a billionth.</summary>
public sealed record TradingCosts
{
    /// <summary>Broker's commission on buys and on sells. 0.015 % is what Korean online brokers typically charge.</summary>
    public decimal Commission { get; init; } = 0.00015m;

    /// <summary>A fixed sales tax in place of the law's; null = the rate in force on the settlement date (<see cref="SalesTax"/>).</summary>
    public decimal? FixedSalesTax { get; init; }

    /// <summary>How much worse than the fill price an order executes: buys at price × (1 + slippage), sells at price × (1 − slippage).</summary>
    public decimal Slippage { get; init; } = 0.001m;

    /// <summary>How many ticks worse an order executes, beside the rate.</summary>
    public int SlippageTicks { get; init; }

    /// <summary>
    /// Market impact: this × √(order's value ÷ session's traded value) is added to the rate of slippage. The square root is
    /// what studies of executed orders find (Almgren and others, 2005; Tóth and others, 2011); 0 = none.
    /// </summary>
    public decimal Impact { get; init; }

    /// <summary>Withheld from cash dividends: 14 % income tax and 1.4 % local tax.</summary>
    public decimal DividendTax { get; init; } = 0.154m;
}
