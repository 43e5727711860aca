using InvestOps.Domain.Listings;
using InvestOps.Domain.Market;
using InvestOps.Domain.Portfolios;
using InvestOps.Domain.Trading;

namespace InvestOps.Domain.Tests.Backtesting;

/// <summary>What the naive engine reads of a market, and what orders in it cost: the exchange's rules in plain decimals.</summary>
internal sealed class NaiveMarket(Strategy strategy, MarketPanel panel)
{
    private readonly ExecutionRules _rules = strategy.Execution;

    /// <summary>The smallest part of a share.</summary>
    public decimal Share { get; } = strategy.Execution.Rounding == ShareRounding.Whole ? 1 : 0.000000001m;

    /// <summary>The smallest part of cash.</summary>
    public decimal Won { get; } = strategy.Execution.Rounding == ShareRounding.Whole ? 1 : 0.000001m;

    public static decimal Down(decimal value, decimal unit) => decimal.Floor(value / unit) * unit;

    public (decimal Price, bool Buys, bool Sells, bool Fills, bool Listed) Quote(int t, int i)
    {
        var (volume, close) = (panel.At(PanelColumn.Volume, t, i), Close(t, i));
        var price = !(volume > 0) ? 0 : _rules.Fill switch
        {
            FillPrice.NextOpen => (decimal)panel.At(PanelColumn.Open, t, i),
            FillPrice.NextClose => close,
            _ => Down((decimal)panel.At(PanelColumn.Value, t, i) / (decimal)volume, 0.000001m),
        };
        if (price > 0)
        {
            var isOnePrice = panel.At(PanelColumn.High, t, i) == panel.At(PanelColumn.Low, t, i);
            var limit = _rules is { RespectsPriceLimits: true, Untraded: not UntradedPolicy.LastPrice } && panel.Basis == PriceBasis.Raw && isOnePrice && BasePrice(t, i) > 0
                ? PriceLimit.Of(panel.BoardAt(t, i), panel.Sessions[t].Date, (long)BasePrice(t, i))
                : PriceLimit.None with { Lower = 0 };
            var isFree = LiquidationReading.IsInLiquidation(panel, t, i) || close != (decimal)panel.At(PanelColumn.Open, t, i);
            return (price, isFree || close != limit.Upper, isFree || close != limit.Lower, true, true);
        }

        var fills = close > 0 && _rules.Untraded == UntradedPolicy.LastPrice;
        return (close, fills, fills, fills, Enumerable.Range(t - 4, 5).Any(s => s >= 0 && HasRow(s, i)));
    }

    public (decimal Rate, decimal Ticks) Worse(int t, int i, decimal quantity, decimal price)
    {
        var ticks = strategy.Costs.SlippageTicks * (strategy.Costs.SlippageTicks == 0 ? 0 : TickSize.Of(panel.BoardAt(t, i), panel.Sessions[t].Date, (long)price));
        var share = Math.Min(1, (double)decimal.Floor(quantity * price) / Math.Max(1, Value(t, i)));
        return (strategy.Costs.Impact == 0 ? 0 : (decimal)Math.Floor((double)strategy.Costs.Impact * Math.Sqrt(share) * 1_000_000_000) / 1_000_000_000, ticks);
    }

    public decimal Cap(int t, int i, decimal price) => _rules.MaximumShareOfValue is { } share && price > 0 && panel.At(PanelColumn.Volume, t, i) > 0
        ? Down(decimal.Floor((decimal)Value(t, i) * share) / price, Share)
        : decimal.MaxValue;

    public decimal Lots(int t, int i, decimal price, decimal quantity) => _rules is { RespectsLots: true, Rounding: ShareRounding.Whole }
        ? Down(quantity, LotSize.Of(panel.BoardAt(t, i), panel.Sessions[t].Date, (long)price))
        : quantity;

    public (decimal Amount, decimal Commission) BuyCost(decimal quantity, decimal price, (decimal Rate, decimal Ticks) worse)
    {
        var amount = decimal.Ceiling(((quantity * price * (1 + strategy.Costs.Slippage + worse.Rate)) + (quantity * worse.Ticks)) / Won) * Won;
        return (amount, Down(amount * strategy.Costs.Commission, Won));
    }

    public (decimal Amount, decimal Commission, decimal Tax) SaleProceeds(int t, int i, decimal quantity, decimal price, bool delisted)
    {
        var (rate, ticks) = delisted ? (0, 0) : Worse(t, i, quantity, price);
        var amount = Math.Max(0, Down((quantity * price * Math.Max(0, 1 - strategy.Costs.Slippage - rate)) - (quantity * ticks), Won));
        var tax = strategy.Costs.FixedSalesTax ?? SalesTax.RateOn(panel.BoardAt(t, i), SalesTax.SettlementOf(panel.Sessions[t], panel.Calendar));
        return (amount, Down(amount * strategy.Costs.Commission, Won), Down(amount * tax, Won));
    }

    // By halving, since more shares never cost less.
    public decimal Affordable(decimal wanted, decimal price, decimal cash, (decimal Rate, decimal Ticks) worse)
    {
        decimal Cost(decimal units) => BuyCost(units * Share, price, worse) is var (amount, commission) ? amount + commission : 0;
        var (low, high) = (0m, wanted / Share);
        while (low < high)
        {
            var middle = decimal.Ceiling((low + high) / 2);
            (low, high) = Cost(middle) <= cash ? (middle, high) : (low, middle - 1);
        }

        return low * Share;
    }

    public decimal BasePrice(int t, int i)
    {
        var factor = t == 0 ? 1 : panel.At(PanelColumn.Adjustment, t, i) / panel.At(PanelColumn.Adjustment, t - 1, i);
        return t == 0 ? 0 : factor == 1 ? Close(t - 1, i) : Math.Max(1, decimal.Round((decimal)factor * Close(t - 1, i), 0, MidpointRounding.AwayFromZero));
    }

    // What the session opens from: the close before, unless the exchange re-set it.
    public decimal OpeningBase(int t, int i) =>
        t == 0 || panel.At(PanelColumn.Adjustment, t, i) == panel.At(PanelColumn.Adjustment, t - 1, i) ? Close(t - 1, i) : BasePrice(t, i);

    // No row for five sessions, and no successor to wait for.
    public bool IsGone(int t, int i) => t >= 5
        && HasRow(t - 5, i) && !Enumerable.Range(t - 4, 5).Any(s => HasRow(s, i))
        && !panel.Facts.Successions.Any(change => change.Symbol == panel.Issues[i].Symbol && change.On >= panel.Sessions[t - 4].Date);

    public double Value(int t, int i) => Math.Floor(panel.At(PanelColumn.Value, t, i)) is > 0 and var value ? value : 0;

    public bool HasRow(int t, int i) => !double.IsNaN(panel.At(PanelColumn.Close, t, i));

    public decimal Close(int t, int i) => t < 0 ? 0 : HasRow(t, i) ? (decimal)panel.At(PanelColumn.Close, t, i) : Close(t - 1, i);
}
