using System.Globalization;
using InvestOps.Domain.Listings;
using InvestOps.Domain.Market;
using InvestOps.Domain.Trading;

namespace InvestOps.Domain.Backtesting;

/// <summary>The door between the panel's columns and the ledger: prices become exact here, and nothing that is no price passes.</summary>
internal sealed class QuoteBoard
{
    private const int Boards = 4;

    private readonly MarketPanel _panel;
    private readonly MarketTape _tape;
    private readonly ExecutionRules _rules;
    private readonly TradingCosts _costs;
    private readonly bool _readsLimits;
    private readonly bool _executesAtRate;
    private readonly long _cap;
    private readonly long _fixedTax;
    private readonly long[] _tax = new long[Boards];
    private int _taxSession = -1;

    public QuoteBoard(MarketPanel panel, ExecutionRules rules, TradingCosts costs)
    {
        _panel = panel;
        _tape = panel.Tape;
        _rules = rules;
        _costs = costs;
        _executesAtRate = costs.SlippageTicks == 0 && costs.Impact == 0;
        _cap = FixedPoint.Rate(rules.MaximumShareOfValue ?? 0);
        _fixedTax = costs.FixedSalesTax is { } rate ? FixedPoint.Rate(rate) : -1;
        _readsLimits = rules.RespectsPriceLimits && rules.Untraded != UntradedPolicy.LastPrice && panel.Basis == PriceBasis.Raw;
        Units = BookUnits.Of(rules.Rounding, rules.Fill == FillPrice.NextAverage ? MarketTape.Fine : _tape.UnitsOfWon);
        TapeUnits = Units.Price / _tape.UnitsOfWon;
    }

    public BookUnits Units { get; }

    /// <summary>Units of price in a unit of the tape.</summary>
    public long TapeUnits { get; }

    /// <summary>The last close up to a session, in units of price; 0 before the first.</summary>
    /// <exception cref="MarketDataException">It is no price.</exception>
    public long CloseAt(int session, int issue)
    {
        var close = _tape.CloseAt(session, issue);
        return close >= 0 ? close * TapeUnits : throw Unusable(session, issue);
    }

    /// <summary>
    /// A session has volume and, for fills at the open, an opening price. Volume without one is off-hours block trades
    /// only: nothing could be filled in the session itself.
    /// </summary>
    public Quote QuoteOf(int session, int issue)
    {
        var close = CloseAt(session, issue);
        if (_tape.Traded(session, issue) && PriceOf(session, issue, close) is var price and > 0)
        {
            var (buys, sales) = _readsLimits ? Unlocked(session, issue, close) : (true, true);
            return new Quote(price, Fills: true, IsListed: true, buys, sales);
        }

        var fills = close > 0 && _rules.Untraded == UntradedPolicy.LastPrice;
        return new Quote(close, fills, HasRowOfLate(session, issue), fills, fills);
    }

    /// <summary>The sales tax on an issue that is sold on a session, in units of a rate.</summary>
    public long TaxOn(int session, int issue)
    {
        if (_fixedTax >= 0)
        {
            return _fixedTax;
        }

        if (_panel.Issues[issue].Class == ShareClass.ExchangeTraded)
        {
            return 0;
        }

        if (_taxSession != session)
        {
            var settlement = SalesTax.SettlementOf(_panel.Sessions[session], _panel.Calendar);
            for (var board = 0; board < Boards; board++)
            {
                _tax[board] = FixedPoint.Rate(SalesTax.RateOn((Board)board, settlement));
            }

            _taxSession = session;
        }

        return _tax[(int)_panel.BoardAt(session, issue)];
    }

    /// <summary>The most shares that an order may be on a session, in units of a share.</summary>
    public long CapOn(int session, int issue, long price)
    {
        // A fill at the last price of a halted issue knows no session's trade to be a part of.
        if (_rules.MaximumShareOfValue is null || !_tape.Traded(session, issue))
        {
            return long.MaxValue;
        }

        var most = FixedPoint.Floor((Int128)TradedValue(session, issue) * _cap, FixedPoint.RateUnits);
        return (long)Int128.Min(most * Units.Value / Math.Max(1, price), long.MaxValue);
    }

    /// <summary>How much worse an order of so many shares executes than at the fixed rate.</summary>
    public FillModel.Worsening WorseningOf(int session, int issue, long quantity, long price)
    {
        if (_executesAtRate)
        {
            return default;
        }

        var ticks = _costs.SlippageTicks == 0 ? 0 : _costs.SlippageTicks * TickOf(session, issue, price);
        if (_costs.Impact == 0)
        {
            return new FillModel.Worsening(0, ticks);
        }

        var value = (double)FixedPoint.Floor(BookUnits.Worth(quantity, price), Units.Value);
        var share = Math.Min(1, value / Math.Max(1, TradedValue(session, issue)));
        return new FillModel.Worsening((long)((double)_costs.Impact * Math.Sqrt(share) * FixedPoint.RateUnits), ticks);
    }

    /// <summary>The lot that orders are multiples of, in units of a share.</summary>
    public long LotOf(int session, int issue, long price) => _rules.RespectsLots && _rules.Rounding == ShareRounding.Whole
        ? LotSize.Of(_panel.BoardAt(session, issue), _panel.Sessions[session].Date, price / Units.Price)
        : 1;

    /// <summary>Names the row behind a close that is no price.</summary>
    public MarketDataException Unusable(int session, int issue)
    {
        var row = session;
        while (row > 0 && !_tape.HasRow(row, issue))
        {
            row--;
        }

        return Unusable(PanelColumn.Close, _panel.At(PanelColumn.Close, row, issue), row, issue);
    }

    /// <summary>Names the row whose re-set base price is no price.</summary>
    public MarketDataException UnusableBase(int session, int issue)
    {
        var ratio = _panel.At(PanelColumn.Adjustment, session, issue) / _panel.At(PanelColumn.Adjustment, session - 1, issue);
        return Unusable(PanelColumn.Adjustment, ratio, session, issue);
    }

    /// <summary>Nine billion shares in fractions are worth more than any such issue; its price, or the gains before, cannot be right.</summary>
    public MarketDataException TooManyShares(int session, int issue) =>
        new($"{_panel.Issues[issue].Symbol} on {_panel.Sessions[session]}: an order of more shares than an account can count. Look at its price and at the gains before, or begin with less capital.");

    private bool HasRowOfLate(int session, int issue)
    {
        for (var before = session; before > session - MarketTape.SessionsUntilGone && before >= 0; before--)
        {
            if (_tape.HasRow(before, issue))
            {
                return true;
            }
        }

        return false;
    }

    // In units of price; 0 where nothing could be filled.
    private long PriceOf(int session, int issue, long close)
    {
        if (_rules.Fill == FillPrice.NextClose)
        {
            return close;
        }

        if (_rules.Fill == FillPrice.NextAverage)
        {
            var volume = _panel.At(PanelColumn.Volume, session, issue);
            return (long)((Int128)TradedValue(session, issue) * Units.Price / (Int128)Math.Ceiling(volume));
        }

        var open = _panel.At(PanelColumn.Open, session, issue);
        if (double.IsNaN(open) || open == 0)
        {
            return 0;
        }

        return open > 0 && open < MarketTape.HighestPrice
            ? (long)Math.Round(open * Units.Price, MidpointRounding.ToEven)
            : throw Unusable(PanelColumn.Open, open, session, issue);
    }

    private long TradedValue(int session, int issue)
    {
        var value = _panel.At(PanelColumn.Value, session, issue);
        return value > 0 && value < long.MaxValue ? (long)value : 0;
    }

    private long TickOf(int session, int issue, long price)
    {
        var (date, won) = (_panel.Sessions[session].Date, price / Units.Price);
        return Units.Price * (_panel.Issues[issue].Class == ShareClass.ExchangeTraded
            ? TickSize.OfFund(date, won)
            : TickSize.Of(_panel.BoardAt(session, issue), date, won));
    }

    // Locked means one price all session, the limit. Before the first close there is no base to reckon limits from.
    private (bool Buys, bool Sales) Unlocked(int session, int issue, long close)
    {
        var high = _panel.At(PanelColumn.High, session, issue);
        var low = _panel.At(PanelColumn.Low, session, issue);
        var basePrice = BasePriceOf(session, issue) / _tape.UnitsOfWon;
        if (basePrice <= 0)
        {
            return FirstDay(session, issue, high, low);
        }

        if (high != low || high * Units.Price != close || _panel.At(PanelColumn.Open, session, issue) != high)
        {
            return (true, true);
        }

        var limit = PriceLimit.Of(_panel.BoardAt(session, issue), _panel.Sessions[session].Date, basePrice);
        var isLocked = (long)high == limit.Upper || (long)high == limit.Lower;
        return !isLocked || LiquidationReading.IsInLiquidation(_panel, session, issue) ? (true, true) : ((long)high != limit.Upper, (long)high != limit.Lower);
    }

    // Without a close before, only an offer price says where the limits are.
    private (bool Buys, bool Sales) FirstDay(int session, int issue, double high, double low)
    {
        var date = _panel.Sessions[session].Date;
        var offer = _panel.Facts.Offers.FirstOrDefault(offer => offer.ListedOn == date && offer.Symbol == _panel.Issues[issue].Symbol);
        var open = _panel.At(PanelColumn.Open, session, issue);
        if (offer is null || high != low || high != open || !(open >= 1))
        {
            return (true, true);
        }

        var limit = PriceLimit.OfFirstDay(_panel.BoardAt(session, issue), date, offer.Price, (long)open);
        return ((long)high != limit.Upper, (long)high != limit.Lower);
    }

    private long BasePriceOf(int session, int issue)
    {
        foreach (var change in _tape.EventsOf(issue))
        {
            if (change.Session == session && !change.IsGone)
            {
                return change.BasePrice;
            }
        }

        return session == 0 ? 0 : _tape.CloseAt(session - 1, issue);
    }

    private MarketDataException Unusable(PanelColumn column, double value, int session, int issue)
    {
        var text = value.ToString(CultureInfo.InvariantCulture);
        return new MarketDataException(
            $"{_panel.Issues[issue].Symbol} on {_panel.Sessions[session]}: {column} {text} is not usable. Ingest or import this session again, or leave the issue out.");
    }
}
