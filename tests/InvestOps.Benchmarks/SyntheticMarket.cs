using System.Globalization;
using InvestOps.Domain.Calendar;
using InvestOps.Domain.Market;

namespace InvestOps.Benchmarks;

/// <summary>A market of random walks, of any size, the same for the same seed: with late listings, delistings and halts.</summary>
internal sealed class SyntheticMarket
{
    private const int MaximumCode = 999_999;

    private readonly Random _random;
    private readonly int _sessions;
    private readonly int _issues;
    private readonly Dictionary<PanelColumn, double[]> _columns;

    private SyntheticMarket(int sessions, int issues, int seed, IEnumerable<PanelColumn> columns)
    {
        _random = new Random(seed);
        _sessions = sessions;
        _issues = issues;
        _columns = columns.ToDictionary(column => column, _ => new double[sessions * issues]);
    }

    /// <summary>On the newest sessions of the KRX calendar, prices adjusted.</summary>
    /// <param name="columns">The columns to fill; null = all.</param>
    public static MarketPanel Build(int sessions, int issues, int seed, IEnumerable<PanelColumn>? columns = null) =>
        new SyntheticMarket(sessions, issues, seed, columns ?? Enum.GetValues<PanelColumn>()).Build();

    private MarketPanel Build()
    {
        var calendar = TradingCalendar.Krx();
        for (var issue = 0; issue < _issues; issue++)
        {
            Walk(issue);
        }

        return new MarketPanel(new PanelData
        {
            Basis = PriceBasis.Adjusted,
            Calendar = calendar,
            Sessions = [.. calendar.Sessions.TakeLast(_sessions)],
            Issues = [.. Enumerable.Range(1, _issues).Select(ListingOf)],
            Columns = _columns.ToDictionary(column => column.Key, column => PanelRows.Of(column.Value, _issues)),
            Stored = [.. Enumerable.Repeat(true, _sessions)],
            Indices = new Dictionary<string, double[]>(StringComparer.Ordinal) { ["KOSPI"] = Index() },
        });
    }

    private Listing ListingOf(int number) => new()
    {
        Symbol = Symbol.Parse((number * (MaximumCode / _issues / 10 * 10)).ToString("D6", CultureInfo.InvariantCulture)),
        Name = string.Create(CultureInfo.InvariantCulture, $"Issue {number}"),
        Board = number % 3 == 0 ? Board.Kospi : Board.Kosdaq,
    };

    // One issue in four lists late, one in eight leaves early; a session in two hundred is without trades.
    private void Walk(int issue)
    {
        var first = _random.Next(4) == 0 ? _random.Next(_sessions) : 0;
        var last = _random.Next(8) == 0 ? _random.Next(_sessions) : _sessions - 1;
        var close = Math.Round(1_000 * Math.Exp(4 * _random.NextDouble()));
        for (var session = 0; session < _sessions; session++)
        {
            var cell = (session * _issues) + issue;
            if (session < first || session > last)
            {
                WriteNothing(cell);
                continue;
            }

            var halted = _random.Next(200) == 0;
            var open = close;
            close = halted ? close : Math.Max(100, Math.Round(close * (1 + (0.06 * (_random.NextDouble() - 0.498)))));
            Write(cell, open, close, halted ? 0 : _random.Next(1_000, 1_000_000));
        }
    }

    private void WriteNothing(int cell)
    {
        foreach (var values in _columns.Values)
        {
            values[cell] = double.NaN;
        }
    }

    private void Write(int cell, double open, double close, double volume)
    {
        const double Shares = 10_000_000;
        var traded = volume > 0;
        Put(PanelColumn.Open, cell, traded ? open : double.NaN);
        Put(PanelColumn.High, cell, traded ? Math.Max(open, close) : double.NaN);
        Put(PanelColumn.Low, cell, traded ? Math.Min(open, close) : double.NaN);
        Put(PanelColumn.Close, cell, close);
        Put(PanelColumn.Volume, cell, volume);
        Put(PanelColumn.Value, cell, volume * close);
        Put(PanelColumn.MarketCap, cell, Shares * close);
        Put(PanelColumn.ListedShares, cell, Shares);
        Put(PanelColumn.Adjustment, cell, 1);
    }

    private void Put(PanelColumn column, int cell, double value)
    {
        if (_columns.TryGetValue(column, out var values))
        {
            values[cell] = value;
        }
    }

    private double[] Index()
    {
        var values = new double[_sessions];
        var value = 2_500d;
        for (var session = 0; session < _sessions; session++)
        {
            value *= 1 + (0.02 * (_random.NextDouble() - 0.495));
            values[session] = value;
        }

        return values;
    }
}
