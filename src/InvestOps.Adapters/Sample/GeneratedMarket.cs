using InvestOps.Domain.Market;

namespace InvestOps.Adapters.Sample;

/// <summary>What a generation leaves: issues in code order with their rows, index rows a session, events in order.</summary>
internal sealed record GeneratedMarket(
    MarketSpan Span,
    List<SimulatedIssue> Issues,
    IndexBar[][] Indices,
    IReadOnlyList<SampleEvent> Events)
{
    public static GeneratedMarket Generate(ulong seed, MarketSpan span, int issues)
    {
        var events = new List<SampleEvent>();
        var plans = IssueCatalogue.Create(seed, span, new IssueCounts(issues));
        SampleScript.Apply(plans, span, events);
        var simulated = Simulate(seed, span, plans);
        events.AddRange(simulated.SelectMany(issue => LimitEvents.Of(issue, span)));
        return new GeneratedMarket(
            span,
            simulated,
            SampleIndices.Compute(span, simulated),
            [.. events.OrderBy(e => e.Date).ThenBy(e => e.Symbol).ThenBy(e => e.Kind)]);
    }

    private static List<SimulatedIssue> Simulate(ulong seed, MarketSpan span, List<IssuePlan> plans)
    {
        var factors = new SampleFactors(seed, span.Count);
        var done = new Dictionary<IssuePlan, IssueColumns>(plans.Count);
        for (var i = 0; i < plans.Count; i++)
        {
            var parent = plans[i].Parent is { } common ? done[common] : null;
            var random = new SampleRandom(seed, (1UL << 32) + (ulong)i);
            done[plans[i]] = new IssueSimulation(plans[i], span, factors, parent, random).Run();
        }

        return [.. done.Select(pair => new SimulatedIssue(pair.Key, pair.Value)).OrderBy(issue => issue.Plan.Symbol)];
    }
}
