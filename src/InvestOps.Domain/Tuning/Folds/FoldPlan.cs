namespace InvestOps.Domain.Tuning.Folds;

/// <summary>Every fold of a tuning, and the segments that all of them are made of.</summary>
public sealed class FoldPlan
{
    private readonly int[] _starts;

    public FoldPlan(int returns, FoldRules rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        Returns = returns;
        Rules = rules;
        Rolling = Forward(returns, rules, isAnchored: false);
        Anchored = Forward(returns, rules, isAnchored: true);
        Purged = PurgedFolds(returns, rules);
        Blocks = [.. Enumerable.Range(0, rules.Blocks).Select(block => Part(block, rules.Blocks, returns))];
        _starts = [.. SpansOf().SelectMany(span => new[] { span.From, span.To }).Append(0).Append(returns).Distinct().Order()];
    }

    public int Returns { get; }

    public FoldRules Rules { get; }

    /// <summary>Walk-forward: train on the sessions just before, test on the next ones, move on by as many as were tested.</summary>
    public IReadOnlyList<Fold> Rolling { get; }

    /// <summary>The same, trained on everything from the start on.</summary>
    public IReadOnlyList<Fold> Anchored { get; }

    /// <summary>Cross-validation, purged and embargoed (López de Prado, Advances in Financial Machine Learning, 2018, chapter 7).</summary>
    public IReadOnlyList<Fold> Purged { get; }

    /// <summary>Equal parts, to be combined in halves.</summary>
    public IReadOnlyList<SessionSpan> Blocks { get; }

    public int Segments => _starts.Length - 1;

    public SessionSpan Segment(int segment) => new(_starts[segment], _starts[segment + 1]);

    /// <summary>Summaries of the segments of a trial's returns.</summary>
    public ReturnSummary[] Summarise(ReadOnlySpan<double> returns)
    {
        var summaries = new ReturnSummary[Segments];
        for (var segment = 0; segment < summaries.Length; segment++)
        {
            summaries[segment] = ReturnSummary.Of(returns[_starts[segment].._starts[segment + 1]]);
        }

        return summaries;
    }

    /// <summary>A trial on some spans, joined.</summary>
    public ReturnSummary On(IReadOnlyList<ReturnSummary> segments, params IReadOnlyList<SessionSpan> spans)
    {
        ArgumentNullException.ThrowIfNull(segments);
        ArgumentNullException.ThrowIfNull(spans);
        var summary = ReturnSummary.None;
        foreach (var span in spans)
        {
            for (var segment = Array.BinarySearch(_starts, span.From); _starts[segment] < span.To; segment++)
            {
                summary = summary.Then(segments[segment]);
            }
        }

        return summary;
    }

    private IEnumerable<SessionSpan> SpansOf() =>
        Rolling.Concat(Anchored).Concat(Purged).SelectMany(fold => fold.Train.Append(fold.Test)).Concat(Blocks);

    // The last test takes what is left, so that no session of the range goes unused.
    private static List<Fold> Forward(int returns, FoldRules rules, bool isAnchored)
    {
        var folds = new List<Fold>();
        for (var start = rules.Train; start + rules.Test <= returns; start += rules.Test)
        {
            var isLast = start + (2 * rules.Test) > returns;
            folds.Add(new Fold([new(isAnchored ? 0 : start - rules.Train, start)], new(start, isLast ? returns : start + rules.Test)));
        }

        return folds;
    }

    private static List<Fold> PurgedFolds(int returns, FoldRules rules)
    {
        var folds = new List<Fold>();
        for (var part = 0; part < rules.KFold; part++)
        {
            var test = Part(part, rules.KFold, returns);
            SessionSpan before = new(0, Math.Max(0, test.From - rules.Purge));
            SessionSpan after = new(Math.Min(returns, test.To + rules.Purge + rules.Embargo), returns);
            folds.Add(new Fold([.. new[] { before, after }.Where(span => span.Count > 0)], test));
        }

        return folds;
    }

    private static SessionSpan Part(int part, int parts, int returns) =>
        new((int)((long)returns * part / parts), (int)((long)returns * (part + 1) / parts));
}
