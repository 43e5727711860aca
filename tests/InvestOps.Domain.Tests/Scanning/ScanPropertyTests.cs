using System.Text.Json;
using CsCheck;
using InvestOps.Domain.Market;
using InvestOps.Domain.Portfolios;
using InvestOps.Domain.Scanning;
using InvestOps.Domain.Scanning.Scanners;
using InvestOps.Domain.Universes;
using Xunit;

namespace InvestOps.Domain.Tests.Scanning;

/// <summary>What must hold of a scan in any market.</summary>
public sealed class ScanPropertyTests
{
    private static readonly IScanner[] Scanners =
    [
        new MomentumScanner(20, 4),
        new LowVolatilityScanner(15),
        new HighProximityScanner(20),
        new ShortTermReversalScanner(5),
    ];

    private static readonly Gen<int> Seeds = Gen.Int[0, 1_000_000];

    private static readonly Gen<IScanner> SomeScanner = Gen.Int[0, Scanners.Length - 1].Select(index => Scanners[index]);

    private static readonly IUniverseRule[] EveryRule =
    [
        new NotHalted(),
        new Boards([Board.Kospi, Board.Kosdaq]),
        new CommonSharesOnly(),
        new NotSpac(),
        new NotAdministrative(),
        new MinimumListingAge(15),
        new MinimumMedianValue(10, 60_000_000),
        new MinimumMarketCap(30_000_000_000),
    ];

    private static readonly Gen<IUniverseRule[]> SomeRules =
        Gen.Bool.Array[EveryRule.Length].Select(flags => EveryRule.Where((_, index) => flags[index]).ToArray());

    [Fact]
    public void Cutting_off_the_future_changes_nothing() =>
        Gen.Select(Seeds, SomeScanner, SomeRules, Gen.Int[0, RandomMarket.Sessions - 1]).Sample((seed, scanner, rules, session) =>
        {
            var builder = new RandomMarket(seed).Builder();
            var strategy = ScanCase.Strategy(scanner, topN: 5, rules: rules) with
            {
                HoldCore = [ScanCase.Core("000020", 0.1m)],
                Filter = seed % 2 == 0 ? new MarketFilter("KOSPI", 10) : null,
            };

            var whole = ScanAt(builder.Build(), strategy, session);
            var cut = ScanAt(builder.Build(session + 1), strategy, session);

            Assert.Equal(cut, whole);
        });

    [Fact]
    public void The_selection_of_a_backtest_is_the_TopN_of_the_daily_scan() =>
        Gen.Select(Seeds, SomeScanner, SomeRules, Gen.Int[0, RandomMarket.Sessions - 1]).Sample((seed, scanner, rules, session) =>
        {
            var window = new RandomMarket(seed).Builder().Build().WindowAt(session);
            var strategy = ScanCase.Strategy(scanner, topN: 4, rules: rules);

            var selected = Scan.Select(strategy, window).Select(issue => window.Issues[issue].Symbol.Code);

            Assert.Equal(Scan.Run(strategy, window, previous: null).TopN.Codes(), selected.ToArray());
        });

    [Fact]
    public void The_selection_is_that_of_a_stable_sort_of_all_admitted_scores() =>
        Gen.Select(Seeds, SomeScanner, SomeRules).Sample((seed, scanner, rules) =>
        {
            var window = new RandomMarket(seed) { HasGaps = false }.Builder().Build().LastWindow();
            var scores = scanner.Scores(window);
            var admitted = rules.Select(rule => rule.Admitted(window)).ToArray();
            var expected = Enumerable.Range(0, scores.Length)
                .Where(issue => window.IsListed(issue) && !double.IsNaN(scores[issue]) && admitted.All(flags => flags[issue]))
                .OrderByDescending(issue => scores[issue])
                .Take(6);

            Assert.Equal(expected, Scan.Select(ScanCase.Strategy(scanner, topN: 6, rules: rules), window));
        });

    [Fact]
    public void The_order_of_issues_changes_no_score() =>
        Gen.Select(Seeds, SomeScanner, Gen.Int[1, 23]).Sample((seed, scanner, rotation) =>
        {
            var market = new RandomMarket(seed) { HasGaps = false };

            Assert.Equal(ScoresByName(market with { Rotation = 24 }, scanner), ScoresByName(market with { Rotation = rotation }, scanner));
        });

    [Fact]
    public void Prices_in_another_unit_change_no_score() =>
        Gen.Select(Seeds, SomeScanner, Gen.Int[2, 1000]).Sample((seed, scanner, scale) =>
        {
            var market = new RandomMarket(seed) { SplitInto = 2 };

            Assert.Equal(ScoresByName(market, scanner), ScoresByName(market with { Scale = scale }, scanner));
        });

    [Fact]
    public void A_split_with_its_base_price_leaves_scores_as_they_are() =>
        Gen.Select(Seeds, SomeScanner, Gen.Int[2, 50]).Sample((seed, scanner, ratio) =>
        {
            var market = new RandomMarket(seed) { HasGaps = false };
            var unsplit = ScoresByName(market with { SplitInto = 1 }, scanner);
            var split = ScoresByName(market with { SplitInto = ratio }, scanner);

            Assert.All(unsplit, pair => Assert.Equal(pair.Value, split[pair.Key], 1e-12));
        });

    // By powers of two every division is exact, so that equal scores stay equal too.
    [Fact]
    public void A_split_with_its_base_price_leaves_the_ranking_as_it_is() =>
        Gen.Select(Seeds, SomeScanner, Gen.Int[1, 2].Select(power => 1 << power)).Sample((seed, scanner, ratio) =>
        {
            var market = new RandomMarket(seed) { HasGaps = false };
            var strategy = ScanCase.Strategy(scanner, topN: 20, rules: [new NotHalted(), new MinimumMedianValue(10, 60_000_000)]);
            var unsplit = Scan.Select(strategy, (market with { SplitInto = 1 }).Builder().Build().LastWindow());

            Assert.Equal(unsplit, Scan.Select(strategy, (market with { SplitInto = ratio }).Builder().Build().LastWindow()));
        });

    [Fact]
    public void HOLD_CORE_is_always_listed_and_never_in_the_TopN() =>
        Gen.Select(Seeds, SomeScanner, Gen.Int[0, 23].HashSet[0, 4]).Sample((seed, scanner, places) =>
        {
            var window = new RandomMarket(seed).Builder().Build().LastWindow();
            CoreHolding[] core = [.. places.Select(place => new CoreHolding(window.Issues[place].Symbol, new Weight(0.05m)))];
            var strategy = ScanCase.Strategy(scanner, topN: 30) with { HoldCore = core };

            var result = Scan.Run(strategy, window, previous: null);

            Assert.Equal(core.Select(held => held.Symbol), result.HoldCore.Select(signal => signal.Symbol));
            Assert.Empty(result.TopN.Select(signal => signal.Symbol).Intersect(core.Select(held => held.Symbol)));
        });

    [Fact]
    public void Weights_never_sum_to_more_than_what_is_invested() =>
        Gen.Select(Seeds, Gen.Int[1, 40], Gen.Decimal[0.3m, 1m], Gen.Int[0, 5]).Sample((seed, topN, invested, coreCount) =>
        {
            var window = new RandomMarket(seed) { HasGaps = false }.Builder().Build().LastWindow();
            var core = window.Issues.Take(coreCount).Select(issue => new CoreHolding(issue.Symbol, new Weight(0.05m)));
            var strategy = ScanCase.Strategy(topN: topN, invested: invested) with { HoldCore = [.. core] };

            var result = Scan.Run(strategy, window, previous: null);

            // Decimal division rounds at the 28th digit.
            Assert.True(result.HoldCore.Concat(result.TopN).Sum(signal => signal.Weight.Value) <= invested + 1e-25m);
        });

    [Fact]
    public void Every_issue_with_a_row_is_either_ranked_scored_or_excluded() =>
        Gen.Select(Seeds, SomeScanner, SomeRules).Sample((seed, scanner, rules) =>
        {
            var window = new RandomMarket(seed).Builder().Build().LastWindow();
            var result = Scan.Run(ScanCase.Strategy(scanner, rules: rules), window, previous: null);

            var listed = Enumerable.Range(0, window.Issues.Count).Count(window.IsListed);

            Assert.Equal(listed, result.Scored + result.Exclusions.Count(exclusion => exclusion.Reason != ExclusionReason.NotListed));
            Assert.Equal(result.Exclusions.OrderBy(exclusion => exclusion.Symbol), result.Exclusions);
        });

    private static string ScanAt(MarketPanel panel, Strategy strategy, int session)
    {
        var previous = session > 0 ? Scan.Run(strategy, panel.WindowAt(session - 1), previous: null) : null;
        return JsonSerializer.Serialize(Scan.Run(strategy, panel.WindowAt(session), previous));
    }

    private static SortedDictionary<string, double> ScoresByName(RandomMarket market, IScanner scanner)
    {
        var window = market.Builder().Build().LastWindow();
        var scores = scanner.Scores(window);
        var byName = new SortedDictionary<string, double>(StringComparer.Ordinal);
        for (var issue = 0; issue < scores.Length; issue++)
        {
            byName.Add(window.Issues[issue].Name, scores[issue]);
        }

        return byName;
    }
}
