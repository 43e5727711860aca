using InvestOps.Domain.Market;

namespace InvestOps.Adapters.Sample;

/// <summary>Draws the rows of one issue: prices on ticks and within limits, base prices and share counts as its script sets them.</summary>
internal sealed class IssueSimulation
{
    // What turns over on an issue's first session, as a multiple of an ordinary one.
    private const double FirstDayRush = 60;

    private readonly IssuePlan _plan;
    private readonly MarketSpan _span;
    private readonly IssueColumns? _parent;
    private readonly SampleRandom _random;
    private readonly PriceModel _model;
    private readonly IssueColumns _columns;
    private double _fair;
    private long _close;
    private long _shares;

    public IssueSimulation(IssuePlan plan, MarketSpan span, SampleFactors factors, IssueColumns? parent, SampleRandom random)
    {
        _plan = plan;
        _span = span;
        _parent = parent;
        _random = random;
        _model = new PriceModel(plan, factors, random);
        _columns = new IssueColumns(plan.FirstSession, plan.LastSession - plan.FirstSession + 1);
        _fair = plan.FirstPrice;
        _close = plan.FirstPrice;
        _shares = plan.FirstShares;
    }

    public IssueColumns Run()
    {
        for (var session = _plan.FirstSession; session <= _plan.LastSession; session++)
        {
            Step(session);
        }

        return _columns;
    }

    private void Step(int session)
    {
        var row = session - _plan.FirstSession;
        var basePrice = _close;
        if (_plan.Script.BasePrices.TryGetValue(session, out var reset))
        {
            basePrice = TickSize.Nearest(_plan.Board, _span[session], reset.Of(_close));
            _fair *= reset.Value;
        }

        if (_plan.Script.ShareCounts.TryGetValue(session, out var shares))
        {
            _shares = shares.Of(_shares);
        }

        _columns.Shares[row] = _shares;
        if (_plan.Script.Halts.Contains(session))
        {
            Untraded(row);
        }
        else if (session == _plan.FirstSession && _plan.IsNewListing)
        {
            FirstDay(row, session);
        }
        else
        {
            OrdinaryDay(row, session, basePrice);
        }
    }

    private void FirstDay(int row, int session)
    {
        var date = _span[session];
        var auction = PriceLimit.OfOpeningAuction(_plan.Board, date, _plan.FirstPrice);
        var open = auction.Clamp(Tick(session, _plan.FirstPrice * _plan.FirstDayMultiple));
        var limit = PriceLimit.OfFirstDay(_plan.Board, date, _plan.FirstPrice, open);
        var locked = _plan.Kind != IssueKind.Spac && open == limit.Upper;
        var close = locked ? open : limit.Clamp(Tick(session, open * (1 + (0.08 * _random.Normal()))));
        _columns.Base[row] = (int)(date >= PriceLimit.FirstDayBandOn ? _plan.FirstPrice : open);
        _fair = close;
        Traded(row, session, new DayShape(open, close, limit, FirstDayRush));
    }

    private void OrdinaryDay(int row, int session, long basePrice)
    {
        var date = _span[session];
        var inLiquidation = session >= _plan.Script.LiquidationFrom;
        var limit = inLiquidation ? PriceLimit.None : PriceLimit.Of(_plan.Board, date, basePrice);
        var move = DrawReturn(session);
        _fair = Math.Max(inLiquidation ? 5 : 150, _fair * (1 + move));
        var open = limit.Clamp(Tick(session, basePrice * (1 + (0.4 * move) + (0.4 * _plan.Volatility * _random.Normal()))));
        var close = limit.Clamp(Tick(session, _fair));
        if (_plan.Script.LimitMoves.TryGetValue(session, out var scripted))
        {
            close = scripted.Up ? limit.Upper : limit.Lower;
            open = scripted.Locked ? close : Tick(session, basePrice + ((close - basePrice) * 0.3));
            _fair = close;
        }

        // Part of what a limit holds back comes the next day.
        _fair = Math.Clamp(_fair, close * 0.9, close * 1.1);
        _columns.Base[row] = (int)basePrice;
        Traded(row, session, new DayShape(open, close, limit, inLiquidation ? 6 : 1 + (12 * Math.Abs(move))));
    }

    private double DrawReturn(int session)
    {
        if (session == _plan.Script.LiquidationFrom)
        {
            return -_random.Between(0.82, 0.93);
        }

        if (session > _plan.Script.LiquidationFrom)
        {
            return Math.Clamp(0.15 * _random.Normal(), -0.4, 0.5);
        }

        return Math.Max(-0.6, _model.Next(session, _fair, ParentReturn(session)));
    }

    private double ParentReturn(int session) =>
        _parent is not null && _parent.RowOf(session) is >= 0 and var row ? ((double)_parent.Close[row] / _parent.Base[row]) - 1 : 0;

    private void Traded(int row, int session, DayShape day)
    {
        var volume = DrawVolume(session, day);
        if (volume == 0)
        {
            Untraded(row);
            return;
        }

        var top = Math.Max(day.Open, day.Close);
        var bottom = Math.Min(day.Open, day.Close);
        if (!day.IsLocked)
        {
            var reach = 0.5 * _plan.Volatility;
            top = Math.Max(top, day.Limit.Clamp(Tick(session, top * (1 + (reach * Math.Abs(_random.Normal()))))));
            bottom = Math.Min(bottom, day.Limit.Clamp(Tick(session, bottom * (1 - (reach * Math.Abs(_random.Normal()))))));
        }

        _columns.Open[row] = (int)day.Open;
        _columns.High[row] = (int)top;
        _columns.Low[row] = (int)bottom;
        _columns.Close[row] = (int)day.Close;
        _columns.Volume[row] = volume;
        var average = (day.Open + top + bottom + (2d * day.Close)) / 5;
        _columns.Value[row] = Math.Clamp((long)Math.Round(average * volume), bottom * volume, top * volume);
        _close = day.Close;
    }

    // As the exchange publishes it: the close carried, no other price, no change.
    private void Untraded(int row)
    {
        _columns.Close[row] = (int)_close;
        _columns.Base[row] = (int)_close;
    }

    // A thin issue has sessions without a single trade; a scripted one has not.
    private long DrawVolume(int session, DayShape day)
    {
        var shares = _shares * _plan.Turnover * day.Rush * SampleRandom.Exp(0.55 * _random.Normal());
        shares = Math.Min(shares, _shares * 0.9) * (day.IsLocked ? 0.1 : 1);
        var silent = _plan.Board == Board.Konex && _random.Unit() < 0.12;
        var mustTrade = _plan.Script.BasePrices.ContainsKey(session) || _plan.Script.LimitMoves.ContainsKey(session)
            || session >= _plan.Script.LiquidationFrom;
        return silent && !mustTrade ? 0 : Math.Max(mustTrade ? 1 : 0, (long)shares);
    }

    private long Tick(int session, double price) => TickSize.Nearest(_plan.Board, _span[session], Math.Max(1, (long)Math.Round(price)));
}
