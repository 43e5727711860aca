using System.Globalization;
using InvestOps.Domain.Calendar;
using InvestOps.Domain.Market;

namespace InvestOps.Benchmarks.Evidence;

/// <summary>Counts how many adjusted closes agree, all rows and those that an adjustment within the run touches.</summary>
internal sealed class AdjustedTally
{
    private const int Examples = 12;
    private readonly List<string> _apart = [];
    private readonly HashSet<Symbol> _issues = [];
    private readonly HashSet<Symbol> _touched = [];
    private (int Rows, int WithinWon, int WithinTick) _all;
    private (int Rows, int WithinWon, int WithinTick) _adjusted;

    public void Add(Symbol symbol, TradingDate date, double ours, double theirs, long tick, bool isAdjusted)
    {
        var apart = Math.Abs(ours - theirs);
        var (won, within) = (apart <= 1 ? 1 : 0, apart <= Math.Max(1, tick) ? 1 : 0);
        _all = (_all.Rows + 1, _all.WithinWon + won, _all.WithinTick + within);
        _issues.Add(symbol);
        if (isAdjusted)
        {
            _adjusted = (_adjusted.Rows + 1, _adjusted.WithinWon + won, _adjusted.WithinTick + within);
            _touched.Add(symbol);
        }

        if (within == 0)
        {
            _apart.Add(string.Create(CultureInfo.InvariantCulture, $"{symbol} {date}: ours {ours:0.##}, theirs {theirs:0.##}, tick {tick}{(isAdjusted ? ", adjusted" : "")}"));
        }
    }

    public void Print(string title)
    {
        Console.WriteLine($"{title}: {Text(_all)} of {_issues.Count} issues; adjusted within the run: {Text(_adjusted)} of {_touched.Count} issues");
        foreach (var issue in _apart.GroupBy(line => line[..6]).Take(Examples))
        {
            Console.WriteLine($"    {issue.First()} ({issue.Count()} rows)");
        }
    }

    private static string Text((int Rows, int WithinWon, int WithinTick) of) => string.Create(
        CultureInfo.InvariantCulture,
        $"{of.Rows} rows, {of.WithinWon} within a won ({100d * of.WithinWon / Math.Max(1, of.Rows):0.000} %), {of.WithinTick} within a tick ({100d * of.WithinTick / Math.Max(1, of.Rows):0.000} %)");
}
