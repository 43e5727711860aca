using InvestOps.Domain.Market;
using InvestOps.Domain.Portfolios;
using InvestOps.Domain.Portfolios.Weightings;
using InvestOps.Domain.Trading;
using InvestOps.Domain.Universes;

namespace InvestOps.Domain.Scanning;

/// <summary>Applies a strategy to the market as of one session.</summary>
public static class Scan
{
    /// <summary>The issues to hold, best first, as positions in the window's issue list; the backtest's path, without words.</summary>
    /// <remarks>HOLD_CORE is never among them. Equal scores rank in code order. Empty while the market filter says to stay out.</remarks>
    public static IReadOnlyList<int> Select(Strategy strategy, MarketWindow window)
    {
        ArgumentNullException.ThrowIfNull(strategy);
        var screening = new Screening(strategy, window.Issues.Count, withCauses: false);
        screening.Look(window);
        return Pick(strategy, window, screening);
    }

    /// <summary>The same selection with reasons, exclusions and changes against an earlier scan.</summary>
    /// <remarks>
    /// The exclusions are about the market of the day: an issue without a row on the session is named only if it had one
    /// within the 20 sessions before. Changes count HOLD_CORE and TopN together; without an earlier scan there are none.
    /// </remarks>
    /// <exception cref="ArgumentException">The earlier scan is of another strategy, or not earlier.</exception>
    public static ScanResult Run(Strategy strategy, MarketWindow window, ScanResult? previous)
    {
        ArgumentNullException.ThrowIfNull(strategy);
        if (previous is not null && (previous.Strategy != strategy.Name || previous.Date >= window.AsOf))
        {
            throw new ArgumentException(
                $"The scan of {previous.Strategy} on {previous.Date} is not an earlier one of {strategy.Name} on {window.AsOf}.",
                nameof(previous));
        }

        var screening = new Screening(strategy, window.Issues.Count, withCauses: true);
        screening.Look(window);
        var core = strategy.HoldCore.Select(holding => SignalOf(holding, window)).ToArray();
        var top = TopN(strategy, window, screening);
        Symbol[] held = [.. core.Concat(top).Select(signal => signal.Symbol)];
        Symbol[] before = previous is null ? held : [.. previous.HoldCore.Concat(previous.TopN).Select(signal => signal.Symbol)];
        return new ScanResult
        {
            Strategy = strategy.Name,
            Date = window.AsOf,
            HoldCore = core,
            TopN = top,
            Entered = [.. held.Except(before)],
            Left = [.. before.Except(held)],
            ChangesSince = previous?.Date,
            Exclusions = Exclusions(window, screening),
            Scored = screening.Scores.Length - screening.Scores.Count(double.NaN),
            MarketFilter = strategy.Filter?.Explain(window),
            Notes = Notes(strategy, window),
        };
    }

    private static int[] Pick(Strategy strategy, MarketWindow window, Screening screening)
    {
        if (strategy.Filter is { } filter && !filter.IsOn(window))
        {
            return [];
        }

        var best = new int[Math.Min(strategy.Sizing.TopN, window.Issues.Count)];
        return best[..screening.Best(best)];
    }

    private static Signal[] TopN(Strategy strategy, MarketWindow window, Screening screening)
    {
        var picks = Pick(strategy, window, screening);
        var weights = WeightsOf(strategy, window, picks, screening);
        var signals = new Signal[picks.Length];
        for (var rank = 0; rank < picks.Length; rank++)
        {
            var issue = picks[rank];
            signals[rank] = new Signal
            {
                Rank = rank + 1,
                Symbol = window.Issues[issue].Symbol,
                Name = window.Issues[issue].Name,
                Score = screening.Scores[issue],
                Weight = weights[rank],
                Close = window.At(PanelColumn.Close, 0, issue),
                Reason = strategy.Scanner.Explain(window, issue),
            };
        }

        return signals;
    }

    // The equal share as it is, the others to the trillionth that the account reckons in.
    private static Weight[] WeightsOf(Strategy strategy, MarketWindow window, int[] picks, Screening screening)
    {
        if (strategy.Sizing.Weighting is EqualWeight)
        {
            return [.. Enumerable.Repeat(strategy.Sizing.EachOf(strategy.HoldCore), picks.Length)];
        }

        var units = new long[picks.Length];
        var scores = screening.Scores;
        var own = new double[picks.Length];
        for (var rank = 0; rank < picks.Length; rank++)
        {
            own[rank] = scores[picks[rank]];
        }

        strategy.Sizing.Weigh(strategy.HoldCore, window, picks, own, units);
        return Array.ConvertAll(units, unit => new Weight((decimal)unit / FixedPoint.WeightUnits));
    }

    private static Signal SignalOf(CoreHolding holding, MarketWindow window)
    {
        var issue = window.IndexOf(holding.Symbol);
        return new Signal
        {
            Symbol = holding.Symbol,
            Name = issue < 0 ? holding.Symbol.Code : window.Issues[issue].Name,
            Weight = holding.Weight,
            Close = issue >= 0 && window.IsListed(issue) ? window.At(PanelColumn.Close, 0, issue) : null,
            Reason = Explanation.Of(ExplanationKeys.CoreSignal, $"{holding.Weight.Value:0.##%}"),
        };
    }

    private static List<Exclusion> Exclusions(MarketWindow window, Screening screening)
    {
        var exclusions = new List<Exclusion>();
        for (var issue = 0; issue < window.Issues.Count; issue++)
        {
            if (Listed.LastRow(window, issue) is not null && screening.CauseOf(issue) is { } cause)
            {
                exclusions.Add(new Exclusion
                {
                    Symbol = window.Issues[issue].Symbol,
                    Name = window.Issues[issue].Name,
                    Reason = cause.Reason,
                    Detail = cause.Detail,
                });
            }
        }

        return exclusions;
    }

    private static List<Explanation> Notes(Strategy strategy, MarketWindow window)
    {
        var notes = new List<Explanation>();
        if (window.UnbrokenLength == 0)
        {
            notes.Add(Explanation.Of(ExplanationKeys.NothingStored, $"{window.AsOf}"));
        }

        foreach (var core in strategy.HoldCore)
        {
            var issue = window.IndexOf(core.Symbol);
            if (issue < 0 || !window.IsListed(issue))
            {
                notes.Add(Explanation.Of(ExplanationKeys.CoreAbsent, $"{core.Symbol}", $"{window.AsOf}"));
            }
            else if (!window.IsTraded(issue))
            {
                notes.Add(Explanation.Of(ExplanationKeys.CoreUntraded, $"{core.Symbol}", $"{window.AsOf}"));
            }
        }

        return notes;
    }
}
