using InvestOps.Domain.Market;
using InvestOps.Domain.Portfolios;
using InvestOps.Domain.Trading;

namespace InvestOps.Domain.Tests.Backtesting;

/// <summary>What the naive engine's account holds and wants to hold, what orders do to it, and what befalls holders before a session opens.</summary>
internal sealed class NaiveBook(Strategy strategy, MarketPanel panel, decimal capital)
{
    private readonly ExecutionRules _rules = strategy.Execution;
    private readonly NaiveMarket _market = new(strategy, panel);
    private readonly List<(int Session, decimal Proceeds)> _sales = [];

    public decimal Cash { get; private set; } = capital;

    public SortedDictionary<int, decimal> Held { get; } = [];

    public Dictionary<int, decimal> Targets { get; } = [];

    public List<string> Fills { get; } = [];

    public int Actions { get; private set; }

    public decimal Of(int i) => Held.GetValueOrDefault(i);

    // Money is there two sessions after its sale.
    public decimal Unsettled(int t) => _rules.WaitsForSettlement ? _sales.Where(sale => sale.Session > t - 2).Sum(sale => sale.Proceeds) : 0;

    public decimal Buy(int t, int i, decimal wanted, decimal price)
    {
        var owes = _rules is { Rounding: ShareRounding.Fractional, Untraded: UntradedPolicy.LastPrice };
        var worse = _market.Worse(t, i, wanted, price);
        var quantity = owes ? wanted : _market.Affordable(wanted, price, Cash - Unsettled(t), worse);
        quantity = quantity == wanted ? wanted : _market.Lots(t, i, price, quantity);
        if (quantity > 0)
        {
            var (amount, commission) = _market.BuyCost(quantity, price, worse);
            Cash -= amount + commission;
            Held[i] = Of(i) + quantity;
            Fills.Add(Text(t, i, Side.Buy, quantity, price, amount, commission, 0, false));
        }

        return quantity;
    }

    public void Sell(int t, int i, decimal quantity, decimal price, bool delisted)
    {
        if (quantity > 0)
        {
            var (amount, commission, tax) = _market.SaleProceeds(t, i, quantity, price, delisted);
            Cash += amount - commission - tax;
            _sales.Add((t, amount - commission - tax));
            Hold(i, Held[i] - quantity);
            Fills.Add(Text(t, i, Side.Sell, quantity, price, amount, commission, tax, delisted));
        }
    }

    // In this order: dividends, re-set base prices and leaving the market, successors.
    public void Open(int t, bool hasOrders)
    {
        foreach (var paid in panel.Facts.Dividends.Where(paid => panel.Sessions[t].Date == paid.ExDate && Held.ContainsKey(panel.IndexOf(paid.Symbol))))
        {
            var gross = NaiveMarket.Down(Held[panel.IndexOf(paid.Symbol)] * paid.Amount, _market.Won);
            Cash += gross - NaiveMarket.Down(gross * strategy.Costs.DividendTax, _market.Won);
        }

        foreach (var i in Held.Keys.ToList())
        {
            Restate(t, i, hasOrders);
            if (_market.IsGone(t, i))
            {
                CloseGone(t, i);
            }
        }

        foreach (var change in panel.Facts.Successions.Where(change => change.On == panel.Sessions[t].Date).OrderBy(change => change.Symbol))
        {
            Succeed(t, panel.IndexOf(change.Symbol), panel.IndexOf(change.Successor), change.Ratio);
        }
    }

    // A holding is worth the same before and after: new shares, and the rest in cash.
    private void Restate(int t, int i, bool hasOrders)
    {
        var (before, now) = (_market.Close(t - 1, i), _market.OpeningBase(t, i));
        if (now != before)
        {
            var worth = Held[i] * before;
            Hold(i, NaiveMarket.Down(worth / now, _market.Share));
            Cash += NaiveMarket.Down(worth - (Of(i) * now), _market.Won);
            Targets[i] = hasOrders ? NaiveMarket.Down(Targets[i] * before / now, _market.Share) : 0;
            Actions++;
        }
    }

    private void Succeed(int t, int from, int to, decimal ratio)
    {
        if (Of(from) > 0 && _market.Close(t, to) == 0)
        {
            CloseGone(t, from);
        }
        else if (Of(from) > 0)
        {
            var quantity = NaiveMarket.Down(Of(from) * ratio, _market.Share);
            Cash += NaiveMarket.Down(((Of(from) * ratio) - quantity) * _market.Close(t, to), _market.Won);
            Hold(from, 0);
            Hold(to, Of(to) + quantity);
            (Targets[from], Targets[to]) = (0, Of(to));
            Actions++;
        }
    }

    private void CloseGone(int t, int i)
    {
        if (_rules.Untraded != UntradedPolicy.LastPrice)
        {
            Targets[i] = 0;
            Sell(t, i, Of(i), _rules.DelistedAreWorthless ? 0 : _market.Close(t, i), delisted: true);
        }
    }

    private void Hold(int i, decimal quantity)
    {
        Held[i] = quantity;
        _ = quantity == 0 && Held.Remove(i);
    }

    private string Text(int t, int i, Side side, decimal quantity, decimal price, decimal amount, decimal commission, decimal tax, bool delisted) =>
        FormattableString.Invariant($"{panel.Sessions[t]} {side} {panel.Issues[i].Symbol} {quantity:0.#########} at {price:0.######}: {amount:0.######} {commission:0.######} {tax:0.######}{(delisted ? " gone" : "")}");
}
