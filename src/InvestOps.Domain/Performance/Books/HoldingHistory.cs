using InvestOps.Domain.Backtesting;
using InvestOps.Domain.Market;
using InvestOps.Domain.Trading;

namespace InvestOps.Domain.Performance.Books;

/// <summary>What a backtest held after each session's close, and every time it held an issue: its fills replayed on the market they were made in.</summary>
public sealed class HoldingHistory
{
    private readonly int[] _ends;
    private readonly int[] _issues;
    private readonly double[] _values;

    /// <param name="symbols">The issues.</param>
    /// <param name="trips">Every time one of them was held.</param>
    /// <param name="ends">For each session, where its holdings end in the two lists that follow.</param>
    /// <param name="issues">The holdings of all sessions, by place among the symbols.</param>
    /// <param name="values">The value of each, won.</param>
    public HoldingHistory(IReadOnlyList<Symbol> symbols, IReadOnlyList<RoundTrip> trips, int[] ends, int[] issues, double[] values)
    {
        Symbols = symbols;
        RoundTrips = trips;
        (_ends, _issues, _values) = (ends, issues, values);
    }

    /// <summary>Every issue of the market; positions are places in this list.</summary>
    public IReadOnlyList<Symbol> Symbols { get; }

    /// <summary>In the order in which they ended, those that are still held last, in code order.</summary>
    public IReadOnlyList<RoundTrip> RoundTrips { get; }

    public int Sessions => _ends.Length;

    /// <summary>A history without holdings, for a curve that has none.</summary>
    public static HoldingHistory Empty(int sessions) => new([], [], new int[sessions], [], []);

    /// <param name="rounding">How the account kept shares.</param>
    /// <exception cref="ArgumentException">The result is not of this market.</exception>
    public static HoldingHistory Of(BacktestResult result, MarketPanel panel, ShareRounding rounding)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(panel);
        return new HoldingReplay(result, panel, rounding).Run();
    }

    /// <summary>The issues held after a session, in code order.</summary>
    public ReadOnlySpan<int> IssuesAfter(int session) => _issues.AsSpan(StartOf(session).._ends[session]);

    /// <summary>Their values at the last close, won.</summary>
    public ReadOnlySpan<double> ValuesAfter(int session) => _values.AsSpan(StartOf(session).._ends[session]);

    private int StartOf(int session) => session == 0 ? 0 : _ends[session - 1];
}
