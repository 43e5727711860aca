using InvestOps.Domain.Market;
using InvestOps.Domain.Portfolios;
using InvestOps.Domain.Trading;

namespace InvestOps.Domain.Backtesting;

/// <summary>Turns a selection into orders on the session after the signal, and fills them: sells first, then buys by rank.</summary>
internal sealed class Rebalance
{
    private readonly Strategy _strategy;
    private readonly MarketPanel _panel;
    private readonly Ledger _ledger;
    private readonly QuoteBoard _quotes;
    private readonly FillModel _fillModel;
    private readonly bool _borrowsCosts;
    private readonly decimal[] _weights;
    private readonly List<int> _ranked = [];
    private readonly List<Fill> _fills = [];

    public Rebalance(Strategy strategy, MarketPanel panel, Ledger ledger, QuoteBoard quotes)
    {
        _strategy = strategy;
        _panel = panel;
        _ledger = ledger;
        _quotes = quotes;
        _fillModel = new FillModel(strategy.Costs, strategy.Execution.Rounding);

        // The textbook simulation buys its targets in full. Where sales can lapse, that would be unlimited credit.
        _borrowsCosts = strategy.Execution is { Rounding: ShareRounding.Fractional, Untraded: UntradedPolicy.LastPrice };
        _weights = new decimal[panel.Issues.Count];
    }

    public IReadOnlyList<Fill> Fills => _fills;

    public int Lapsed { get; private set; }

    /// <summary>Targets are shares of the equity at this session's fill prices, before any order is filled.</summary>
    /// <param name="picks">The TopN by issue position, best first.</param>
    public void Execute(int session, IReadOnlyList<int> picks)
    {
        SetWeights(picks);
        var equity = EquityAtFillPrices(session);
        foreach (var issue in _ledger.Held.ToArray())
        {
            Sell(session, issue, equity);
        }

        foreach (var issue in _ranked)
        {
            Buy(session, issue, equity);
        }
    }

    // HOLD_CORE comes before the TopN when cash runs short.
    private void SetWeights(IReadOnlyList<int> picks)
    {
        Array.Clear(_weights);
        _ranked.Clear();
        foreach (var core in _strategy.HoldCore)
        {
            if (_panel.IndexOf(core.Symbol) is >= 0 and var issue)
            {
                _weights[issue] = core.Weight.Value;
                _ranked.Add(issue);
            }
        }

        var each = picks.Count > 0 ? _strategy.Sizing.EachOf(_strategy.HoldCore) : Weight.Zero;
        foreach (var issue in picks)
        {
            _weights[issue] = each.Value;
            _ranked.Add(issue);
        }
    }

    private decimal EquityAtFillPrices(int session)
    {
        var equity = _ledger.Cash.Amount;
        foreach (var issue in _ledger.Held)
        {
            equity += _ledger.QuantityOf(issue).Count * _quotes.QuoteOf(session, issue).Price;
        }

        return equity;
    }

    private void Sell(int session, int issue, decimal equity)
    {
        var quote = _quotes.QuoteOf(session, issue);
        var excess = _ledger.QuantityOf(issue) - TargetOf(issue, quote, equity);
        var closesDelisted = !quote.IsListed && !quote.Fills;
        if (excess <= Shares.Zero)
        {
            return;
        }

        if (!quote.Fills && !closesDelisted)
        {
            Lapsed++;
            return;
        }

        var date = _panel.Sessions[session];
        var taxRate = _strategy.Costs.FixedSalesTax ?? SalesTax.RateOn(_panel.BoardAt(session, issue), SalesTax.SettlementOf(date, _panel.Calendar));
        Fill(issue, _fillModel.Sell(date, _panel.Issues[issue].Symbol, excess, quote.Price, taxRate, delisted: !quote.IsListed));
    }

    private void Buy(int session, int issue, decimal equity)
    {
        var quote = _quotes.QuoteOf(session, issue);
        if (!quote.Fills)
        {
            Lapsed += IsShort(issue, quote, equity) ? 1 : 0;
            return;
        }

        var wanted = TargetOf(issue, quote, equity) - _ledger.QuantityOf(issue);
        if (wanted > Shares.Zero && !_borrowsCosts)
        {
            wanted = _fillModel.Affordable(wanted, quote.Price, _ledger.Cash);
        }

        if (wanted > Shares.Zero)
        {
            Fill(issue, _fillModel.Buy(_panel.Sessions[session], _panel.Issues[issue].Symbol, wanted, quote.Price));
        }
    }

    // An order that cannot fill lapses only if there would have been one: a gone issue's always, a halted one's below its target.
    private bool IsShort(int issue, Quote quote, decimal equity) =>
        !quote.IsListed || TargetOf(issue, quote, equity) > _ledger.QuantityOf(issue);

    private Shares TargetOf(int issue, Quote quote, decimal equity) =>
        quote is { IsListed: false, Fills: false }
            ? Shares.Zero
            : new Shares(_strategy.Execution.Rounding.Quantity(_weights[issue] * Math.Max(0m, equity) / quote.Price));

    private void Fill(int issue, Fill fill)
    {
        _ledger.Apply(issue, fill);
        _fills.Add(fill);
    }
}
