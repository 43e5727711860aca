using InvestOps.Domain.Calendar;
using InvestOps.Domain.Market;

namespace InvestOps.Domain.Trading;

/// <summary>An executed order.</summary>
public sealed record Fill
{
    public required TradingDate Date { get; init; }

    public required Symbol Symbol { get; init; }

    public required Side Side { get; init; }

    public required Shares Quantity { get; init; }

    /// <summary>The market's price, before slippage, won a share.</summary>
    public required decimal Price { get; init; }

    /// <summary>What was executed: quantity × price with slippage, before commission and tax.</summary>
    public required Won Amount { get; init; }

    public required Won Commission { get; init; }

    public required Won SalesTax { get; init; }

    /// <summary>What slippage cost: the distance of the amount from quantity × price.</summary>
    public required Won Slippage { get; init; }

    /// <summary>The issue had left the market; the holding was closed at its last close.</summary>
    public bool Delisted { get; init; }

    /// <summary>The effect on cash: what a sale brings, or minus what a purchase takes.</summary>
    public Won CashFlow => Side == Side.Sell ? Amount - Commission - SalesTax : -(Amount + Commission);
}
