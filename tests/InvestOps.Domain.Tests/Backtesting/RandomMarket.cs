using InvestOps.Domain.Market;
using InvestOps.Domain.Portfolios;
using InvestOps.Domain.Scanning.Scanners;
using InvestOps.Domain.Trading;
using InvestOps.Domain.Universes;
using InvestOps.Testing;

namespace InvestOps.Domain.Tests.Backtesting;

/// <summary>
/// A small market and a strategy from a seed: random walks in whole won with late listings, delistings, missing rows, halts,
/// splits, reverse splits, rights and moves between boards, under any schedule, fill price and policy.
/// </summary>
internal sealed class RandomMarket
{
    // Below it, rounding to the won makes a walk of gains only, and an account of a few won grows beyond all counting.
    private const double Lowest = 20;

    private const double Highest = 90_000_000_000;

    // Takes most prices, but not all, past what thirty-two bits hold.
    private const double OutOfThirtyTwoBits = 30_000;

    private readonly Random _random;
    private readonly bool _eventful;
    private readonly List<double[]> _closes = [];

    public RandomMarket(int seed, bool adjusted = false, int sessions = 60, DateOnly? start = null, bool eventful = false)
    {
        _random = new Random(seed);
        _eventful = eventful;
        Market = new MarketBuilder(start ?? new DateOnly(2023, 11, 15), sessions);
        if (adjusted)
        {
            Market.Adjusted();
        }

        var issues = _random.Next(3, 10);
        for (var issue = 1; issue <= issues; issue++)
        {
            AddIssue($"{issue:00000}0", adjusted);
        }

        Strategy = NextStrategy();
        if (_eventful && Chance(0.4))
        {
            // About as much as it is worth.
            var session = _random.Next(1, sessions);
            var ratio = _closes[0][session] / _closes[1][session] * (0.8 + (0.4 * _random.NextDouble()));
            Market.Succeeds("000010", "000020", session, Math.Max(0.000000001m, Math.Round((decimal)ratio, 9)));
        }
    }

    public MarketBuilder Market { get; }

    public Strategy Strategy { get; }

    private void AddIssue(string code, bool adjusted)
    {
        var sessions = Market.Sessions.Count;
        var listed = Listed(sessions);
        var (close, bases) = Walk(sessions, adjusted ? 0 : 0.03);
        _closes.Add(close);
        var open = Array.ConvertAll(close, value => Step(value, 0.025));
        if (_eventful)
        {
            Lock(close, open, bases);
        }

        Market.Issue(code, t => listed[t] ? close[t] : double.NaN, board: Chance(0.5) ? Board.Kospi : Board.Kosdaq).Opens(code, t => open[t]);
        foreach (var (t, basePrice) in bases.Where(day => day.Session > 0 && listed[day.Session] && listed[day.Session - 1]))
        {
            Market.BasePrice(code, t, basePrice);
        }

        if (_eventful && Chance(0.4))
        {
            // Up to a tenth of the price: an account that a payment made many times as large would grow beyond all counting.
            var session = _random.Next(1, sessions);
            Market.Dividend(code, session, Math.Round((decimal)(close[session] * 0.1 * _random.NextDouble()), 2) + 0.01m);
        }

        if (Chance(0.4))
        {
            var from = _random.Next(1, sessions);
            Market.Halted(code, from, Math.Min(sessions - 1, from + _random.Next(15)));
        }

        if (Chance(0.3))
        {
            Market.Moved(code, _random.Next(1, sessions), (Board)_random.Next(1, 4));
        }
    }

    // A late listing, a delisting and a session without a row each happen to some issues.
    private bool[] Listed(int sessions)
    {
        var first = Chance(0.25) ? _random.Next(1, sessions / 2) : 0;
        var end = Chance(0.25) ? _random.Next(sessions / 2, sessions) : sessions;
        var hole = Chance(0.2) ? _random.Next(sessions) : -1;
        var back = hole + (_eventful ? _random.Next(1, 9) : 1);
        return [.. Enumerable.Range(0, sessions).Select(t => t >= first && t < end && (t < hole || t >= back || hole < 0))];
    }

    // Some sessions trade at one price only, the limit.
    private void Lock(double[] close, double[] open, List<(int Session, double BasePrice)> bases)
    {
        for (var t = 1; t < close.Length; t++)
        {
            if (Chance(0.08) && !bases.Exists(day => day.Session == t))
            {
                var limit = PriceLimit.Of(Board.Kospi, Market.Sessions[t].Date, (long)close[t - 1]);
                close[t] = open[t] = Chance(0.5) ? limit.Upper : limit.Lower;
            }
        }
    }

    // Splits, reverse splits and rights come at any awkward ratio.
    private (double[] Close, List<(int Session, double BasePrice)> Bases) Walk(int sessions, double actions)
    {
        var close = new double[sessions];
        var bases = new List<(int Session, double BasePrice)>();
        var price = (double)_random.Next(500, 150_000) * (_eventful && Chance(0.1) ? OutOfThirtyTwoBits : 1);
        for (var t = 0; t < sessions; t++)
        {
            if (Chance(actions))
            {
                price = Math.Max(Lowest, Math.Round(price * _random.NextDouble() * (Chance(0.3) ? 10 : 1)));
                bases.Add((t, price));
            }

            price = Step(price, 0.1);
            close[t] = price;
        }

        return (close, bases);
    }

    private double Step(double price, double most) => Math.Clamp(Math.Round(price * (1 + (((_random.NextDouble() * 2) - 1) * most))), Lowest, Highest);

    private Strategy NextStrategy()
    {
        var topN = _random.Next(1, 5);
        var strategy = BacktestCase.Strategy(new MomentumScanner(_random.Next(2, 12), _random.Next(0, 2)), topN);
        return strategy with
        {
            Universe = [.. (IUniverseRule[])(Chance(0.7) ? [new NotHalted()] : []), .. (IUniverseRule[])(Chance(0.3) ? [new Boards([Board.Kospi, Board.Kosdaq])] : [])],
            Sizing = new Sizing { TopN = topN, Invested = new Weight(Chance(0.3) ? 1 : 0.95m) },
            Rebalance = (RebalanceSchedule)_random.Next(3),
            HoldCore = Chance(0.4) ? [new CoreHolding(Symbol.Parse("000010"), new Weight(0.3m))] : [],
            Execution = new ExecutionRules { Fill = (FillPrice)_random.Next(2), Untraded = (UntradedPolicy)_random.Next(2) },
        };
    }

    private bool Chance(double probability) => _random.NextDouble() < probability;
}
