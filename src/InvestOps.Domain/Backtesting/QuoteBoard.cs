using System.Globalization;
using InvestOps.Domain.Market;
using InvestOps.Domain.Trading;

namespace InvestOps.Domain.Backtesting;

/// <summary>The door between the panel's columns and the ledger: prices become exact here, and nothing that is no price passes.</summary>
internal sealed class QuoteBoard
{
    // A row can be missing because a check held it back or the source lost it. Only an issue that stays away has left the market.
    private const int SessionsUntilGone = 5;

    private readonly MarketPanel _panel;
    private readonly ExecutionRules _rules;

    public QuoteBoard(MarketPanel panel, ExecutionRules rules)
    {
        _panel = panel;
        _rules = rules;
    }

    /// <returns>The close, or null where the issue has no row.</returns>
    /// <exception cref="MarketDataException">The row's close is no price.</exception>
    public decimal? CloseOf(int session, int issue)
    {
        var close = _panel.At(PanelColumn.Close, session, issue);
        return double.IsNaN(close) && double.IsNaN(_panel.At(PanelColumn.Volume, session, issue))
            ? null
            : Exact(close, PanelColumn.Close, session, issue);
    }

    /// <summary>
    /// A session has volume and, for fills at the open, an opening price. Volume without one is off-hours block trades
    /// only: nothing could be filled in the session itself.
    /// </summary>
    public Quote QuoteOf(int session, int issue)
    {
        var close = CloseOf(session, issue);
        var atOpen = _rules.Fill == FillPrice.NextOpen;
        var open = atOpen ? _panel.At(PanelColumn.Open, session, issue) : 0;
        var trades = _panel.At(PanelColumn.Volume, session, issue) > 0 && (!atOpen || (!double.IsNaN(open) && open != 0));
        if (close is { } last && trades)
        {
            return new Quote(atOpen ? Exact(open, PanelColumn.Open, session, issue) : last, Fills: true, IsListed: true);
        }

        var known = close ?? LastCloseBefore(session, issue);
        return new Quote(known, Fills: known > 0 && _rules.Untraded == UntradedPolicy.LastPrice, IsListed: close is not null || HadRowOfLate(session, issue));
    }

    /// <summary>The base price that the exchange set for a session, or null on a session without an adjustment.</summary>
    /// <param name="previousClose">The issue's last close before.</param>
    public decimal? BasePriceOf(int session, int issue, decimal previousClose)
    {
        if (session == 0)
        {
            return null;
        }

        var before = _panel.At(PanelColumn.Adjustment, session - 1, issue);
        var now = _panel.At(PanelColumn.Adjustment, session, issue);
        if (now == before)
        {
            return null;
        }

        // Raw prices are whole won, so the nearest won undoes the division that made the factor.
        var exact = Exact(now / before, PanelColumn.Adjustment, session, issue) * previousClose;
        var basePrice = Math.Max(1m, decimal.Round(exact, 0, MidpointRounding.AwayFromZero));
        return basePrice == previousClose ? null : basePrice;
    }

    private bool HadRowOfLate(int session, int issue)
    {
        for (var before = session - 1; before > session - SessionsUntilGone && before >= 0; before--)
        {
            if (CloseOf(before, issue) is not null)
            {
                return true;
            }
        }

        return false;
    }

    private decimal LastCloseBefore(int session, int issue)
    {
        for (var before = session - 1; before >= 0; before--)
        {
            if (CloseOf(before, issue) is { } close)
            {
                return close;
            }
        }

        return 0m;
    }

    private decimal Exact(double value, PanelColumn column, int session, int issue)
    {
        // The largest amount that decimal arithmetic with shares can take without overflow is far above any price.
        if (value is > 0 and < 1e12)
        {
            return (decimal)value;
        }

        var text = value.ToString(CultureInfo.InvariantCulture);
        throw new MarketDataException(
            $"{_panel.Issues[issue].Symbol} on {_panel.Sessions[session]}: {column} {text} is not usable. Ingest or import this session again, or leave the issue out.");
    }
}
