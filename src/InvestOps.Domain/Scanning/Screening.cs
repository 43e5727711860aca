using System.Buffers;
using InvestOps.Domain.Market;
using InvestOps.Domain.Portfolios;
using InvestOps.Domain.Universes;

namespace InvestOps.Domain.Scanning;

/// <summary>
/// One strategy's look at one market window: which issues pass every check, and their scores. The daily scan and the
/// backtest both select from it. Its buffers are rented, since a backtest makes one a rebalance.
/// </summary>
internal sealed class Screening : IDisposable
{
    private const int Passed = -1;

    private readonly IScanner _scanner;
    private readonly MarketWindow _window;
    private readonly IUniverseRule[] _checks;
    private readonly double[] _scores;
    private readonly int[]? _causes;

    /// <param name="withCauses">Whether to remember which check left an issue out.</param>
    public Screening(Strategy strategy, MarketWindow window, bool withCauses)
    {
        _scanner = strategy.Scanner;
        _window = window;
        var unbroken = window.UnbrokenLength;
        _checks = [.. ChecksOf(strategy, unbroken).OrderBy(check => check.Reason)];
        _scores = ArrayPool<double>.Shared.Rent(window.Issues.Count);
        _causes = withCauses ? new int[window.Issues.Count] : null;
        Screen(unbroken);
    }

    /// <summary>One score an issue, in issue order; NaN for issues that are left out.</summary>
    public ReadOnlySpan<double> Scores => _scores.AsSpan(0, _window.Issues.Count);

    /// <summary>The best issues, best first, ties by code order.</summary>
    public int[] Best(int count)
    {
        var best = new int[Math.Min(count, _window.Issues.Count)];
        var found = Ranking.Best(Scores, best);
        return found == best.Length ? best : best[..found];
    }

    /// <summary>Why an issue is left out, by the first check that it fails in the order of <see cref="ExclusionReason"/>; null if it is scored.</summary>
    public (ExclusionReason Reason, Explanation Detail)? CauseOf(int issue)
    {
        var cause = _causes![issue];
        if (cause == Passed)
        {
            return null;
        }

        return cause < _checks.Length
            ? (_checks[cause].Reason, _checks[cause].Explain(_window, issue))
            : (ExclusionReason.TooLittleHistory, _scanner.Explain(_window, issue));
    }

    public void Dispose() => ArrayPool<double>.Shared.Return(_scores);

    private static IEnumerable<IUniverseRule> ChecksOf(Strategy strategy, int unbroken)
    {
        yield return new Listed();
        yield return new NotInHoldCore(strategy.HoldCore);
        foreach (var rule in strategy.Universe)
        {
            yield return rule.Lookback < unbroken || rule.Lookback == 0 ? rule : new UnbrokenHistory(rule.Lookback);
        }

        yield return new UnbrokenHistory(strategy.Scanner.Lookback);
    }

    private void Screen(int unbroken)
    {
        var scores = _scores.AsSpan(0, _window.Issues.Count);
        var pool = ArrayPool<bool>.Shared.Rent(scores.Length);
        var admitted = pool.AsSpan(0, scores.Length);
        admitted.Fill(true);
        _causes?.AsSpan().Fill(Passed);
        for (var check = 0; check < _checks.Length; check++)
        {
            _checks[check].Apply(_window, admitted);
            Note(check, admitted);
        }

        if (unbroken > _scanner.Lookback)
        {
            _scanner.Score(_window, scores);
        }

        for (var issue = 0; issue < scores.Length; issue++)
        {
            scores[issue] = admitted[issue] && double.IsFinite(scores[issue]) ? scores[issue] : double.NaN;
            admitted[issue] &= !double.IsNaN(scores[issue]);
        }

        Note(_checks.Length, admitted);
        ArrayPool<bool>.Shared.Return(pool);
    }

    private void Note(int check, ReadOnlySpan<bool> admitted)
    {
        for (var issue = 0; issue < _causes?.Length; issue++)
        {
            if (!admitted[issue] && _causes[issue] == Passed)
            {
                _causes[issue] = check;
            }
        }
    }
}
