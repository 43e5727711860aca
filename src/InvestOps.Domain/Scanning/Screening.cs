using InvestOps.Domain.Market;
using InvestOps.Domain.Portfolios;
using InvestOps.Domain.Universes;

namespace InvestOps.Domain.Scanning;

/// <summary>
/// One strategy's look at market windows: which issues pass every check, and their scores. The daily scan and the backtest
/// both select from it. It keeps its room, since a backtest looks once a rebalance.
/// </summary>
internal sealed class Screening
{
    private const int Passed = -1;

    private readonly Strategy _strategy;
    private readonly IUniverseRule[] _wholeChecks;
    private readonly double[] _scores;
    private readonly ulong[] _admitted;
    private readonly int[]? _causes;
    private IUniverseRule[] _checks = [];
    private MarketWindow _window;

    /// <param name="issues">How many issues the windows will have.</param>
    /// <param name="withCauses">Whether to remember which check left an issue out.</param>
    public Screening(Strategy strategy, int issues, bool withCauses)
    {
        _strategy = strategy;
        _wholeChecks = ChecksOf(strategy, int.MaxValue);
        Lookback = _wholeChecks.Max(check => check.Lookback);
        _scores = new double[issues];
        _admitted = new ulong[IssueMask.WordsFor(issues)];
        _causes = withCauses ? new int[issues] : null;
    }

    /// <summary>How many sessions back a look reads; with fewer stored in a row, nothing is admitted.</summary>
    public int Lookback { get; }

    /// <summary>One score an issue, in issue order; with causes, NaN for issues that are left out.</summary>
    public ReadOnlySpan<double> Scores => _scores;

    public void Look(MarketWindow window)
    {
        _window = window;
        var unbroken = window.UnbrokenLength;
        _checks = unbroken > Lookback ? _wholeChecks : ChecksOf(_strategy, unbroken);
        var admitted = new IssueMask(_admitted, _scores.Length);
        admitted.SetAll();
        _causes?.AsSpan().Fill(Passed);
        for (var check = 0; check < _checks.Length; check++)
        {
            _checks[check].Apply(window, admitted);
            Note(check, admitted);
        }

        if (unbroken > _strategy.Scanner.Lookback)
        {
            _strategy.Scanner.Score(window, _scores);
        }

        if (_causes is not null)
        {
            LeaveOutUnscored(admitted);
        }
    }

    /// <summary>Fills in the best issues, best first, ties by code order.</summary>
    /// <returns>How many there are.</returns>
    public int Best(Span<int> best) => Ranking.Best(_scores, new IssueMask(_admitted, _scores.Length), best);

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
            : (ExclusionReason.TooLittleHistory, _strategy.Scanner.Explain(_window, issue));
    }

    private static IUniverseRule[] ChecksOf(Strategy strategy, int unbroken)
    {
        var rules = strategy.Universe.Select(rule => rule.Lookback < unbroken || rule.Lookback == 0 ? rule : new UnbrokenHistory(rule.Lookback));
        IUniverseRule[] all = [new Listed(), new NotInHoldCore(strategy.HoldCore), .. rules, new UnbrokenHistory(strategy.Scanner.Lookback)];
        return [.. all.OrderBy(check => check.Reason)];
    }

    private void LeaveOutUnscored(IssueMask admitted)
    {
        for (var issue = 0; issue < _scores.Length; issue++)
        {
            _scores[issue] = admitted[issue] && double.IsFinite(_scores[issue]) ? _scores[issue] : double.NaN;
        }

        admitted.KeepNumbers(_scores);
        Note(_checks.Length, admitted);
    }

    private void Note(int check, IssueMask admitted)
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
