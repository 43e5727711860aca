using InvestOps.Domain.Backtesting;
using InvestOps.Domain.Market;
using InvestOps.Domain.Trading;
using Xunit;

namespace InvestOps.Domain.Tests.Backtesting;

/// <summary>
/// A second set of books, kept by the simplest means from the fills and the market alone. Whatever a backtest says of a
/// session must be what these books say.
/// </summary>
internal sealed class Replay(BacktestResult result, MarketPanel panel, ShareRounding rounding, bool mayOwe = false)
{
    private readonly SortedDictionary<Symbol, decimal> _quantity = [];
    private readonly Dictionary<Symbol, decimal> _price = [];
    private decimal _cash = result.Request.Capital.Amount;
    private int _actions;

    public void MustAgree()
    {
        foreach (var point in result.Curve)
        {
            var session = panel.IndexOf(point.Date);
            Restate(session);
            foreach (var fill in result.Fills.Where(fill => fill.Date == point.Date))
            {
                Book(fill);
            }

            Mark(session);
            Assert.Equal(_cash, point.Cash.Amount);
            Assert.Equal(_cash + _quantity.Sum(held => held.Value * _price[held.Key]), point.Equity.Amount);
            Assert.All(_quantity.Values, quantity => Assert.True(quantity >= 0));
            Assert.True(_cash >= 0 || mayOwe, $"{point.Date}: cash {_cash}");
            if (rounding == ShareRounding.Whole)
            {
                MustBeWhole(point);
            }
        }

        Assert.Equal(_actions, result.CorporateActions);
        Assert.Equal(
            _quantity.Where(held => held.Value != 0).Select(held => (held.Key, held.Value)),
            result.LastHoldings.OrderBy(held => held.Symbol).Select(held => (held.Symbol, held.Quantity.Count)));
    }

    private void MustBeWhole(EquityPoint point)
    {
        Assert.All(_quantity.Values, quantity => Assert.Equal(decimal.Floor(quantity), quantity));
        Assert.Equal(decimal.Floor(point.Cash.Amount), point.Cash.Amount);
    }

    // The holding's worth at the old price is its worth at the new base, shares and cash together.
    private void Restate(int session)
    {
        foreach (var symbol in _quantity.Where(held => held.Value > 0).Select(held => held.Key).ToList())
        {
            var issue = panel.IndexOf(symbol);
            var factor = panel.At(PanelColumn.Adjustment, session, issue) / panel.At(PanelColumn.Adjustment, session - 1, issue);
            if (factor == 1)
            {
                continue;
            }

            var basePrice = (decimal)Math.Round(factor * (double)_price[symbol]);
            var worth = _quantity[symbol] * _price[symbol];
            var exact = worth / basePrice;
            _quantity[symbol] = rounding == ShareRounding.Whole ? decimal.Floor(exact) : decimal.Floor(exact * 1_000_000_000) / 1_000_000_000;
            _cash += decimal.Floor((worth - (_quantity[symbol] * basePrice)) * 1_000_000) / 1_000_000;
            _price[symbol] = basePrice;
            _actions++;
        }
    }

    private void Book(Fill fill)
    {
        var bought = fill.Side == Side.Buy ? fill.Quantity.Count : -fill.Quantity.Count;
        _quantity[fill.Symbol] = _quantity.GetValueOrDefault(fill.Symbol) + bought;
        _price[fill.Symbol] = fill.Price;
        _cash += fill.CashFlow.Amount;
    }

    private void Mark(int session)
    {
        foreach (var symbol in _quantity.Keys)
        {
            var close = panel.At(PanelColumn.Close, session, panel.IndexOf(symbol));
            _price[symbol] = double.IsNaN(close) ? _price[symbol] : (decimal)close;
        }
    }
}
