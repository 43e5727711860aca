using InvestOps.Domain.Tuning.Search;
using Xunit;

namespace InvestOps.Domain.Tests.Tuning.Search;

public sealed class SearchTests
{
    private static readonly SearchSpace Space = new([Of("a.x", 20), Of("a.y", 20), Of("sizing.z", 5)]);

    [Fact]
    public void Every_number_is_a_combination_of_its_own()
    {
        var seen = Enumerable.Range(0, (int)Space.Count).Select(point => string.Join(' ', Space.ParametersOf(point).Values)).ToHashSet(StringComparer.Ordinal);

        Assert.Equal(2000, Space.Count);
        Assert.Equal(2000, seen.Count);
        Assert.All(Enumerable.Range(0, 2000), point => Assert.Equal(point, Space.PointAt(Space.PlacesOf(point))));
    }

    [Fact]
    public void Settings_that_leave_signals_alone_change_fastest()
    {
        var space = new SearchSpace([Of("sizing.top_n", 3), Of("scanner.lookback", 2)]);

        Assert.Equal(["scanner.lookback", "sizing.top_n"], space.Dimensions.Select(dimension => dimension.Path));
        Assert.Equal(space.ParametersOf(0)["scanner.lookback"], space.ParametersOf(2)["scanner.lookback"]);
    }

    [Fact]
    public void A_grid_is_every_combination_once() => Assert.Equal(Enumerable.Range(0, 2000).Select(point => (long)point), Run(new GridSearch(Space)));

    [Theory]
    [InlineData("random")]
    [InlineData("tpe")]
    [InlineData("cma")]
    public void No_combination_is_tried_twice_and_the_same_seed_tries_the_same(string kind)
    {
        var tried = Run(Create(kind, 150, 7));

        Assert.Equal(tried.Count, tried.Distinct().Count());
        Assert.True(tried.Count <= 150);
        Assert.Equal(tried, Run(Create(kind, 150, 7)));
        Assert.NotEqual(tried, Run(Create(kind, 150, 8)));
    }

    [Theory]
    [InlineData("random")]
    [InlineData("tpe")]
    public void A_search_for_more_than_there_is_tries_all(string kind) => Assert.Equal(2000, Run(Create(kind, 5000, 1)).Count);

    [Theory]
    [InlineData("tpe")]
    [InlineData("cma")]
    public void A_search_that_learns_ends_nearer_to_the_peak_than_draws_do(string kind)
    {
        double learnt = 0, drawn = 0;
        for (var seed = 1ul; seed <= 10; seed++)
        {
            learnt += Run(Create(kind, 120, seed)).Max(Hill)!.Value;
            drawn += Run(Create("random", 120, seed)).Max(Hill)!.Value;
        }

        Assert.True(learnt > drawn, FormattableString.Invariant($"{learnt} is no better than {drawn}."));
    }

    private static ISearch Create(string kind, int trials, ulong seed) => kind switch
    {
        "random" => new RandomSearch(Space, trials, seed),
        "tpe" => new TpeSearch(Space, trials, seed),
        _ => new CmaSearch(Space, trials, seed),
    };

    private static List<long> Run(ISearch search)
    {
        var tried = new List<long>();
        for (var points = search.Ask(); points.Count > 0; points = search.Ask())
        {
            tried.AddRange(points);
            search.Tell([.. points.Select(Hill)]);
        }

        return tried;
    }

    // One peak at (14, 5, 3); where x is 0 nothing is allowed.
    private static double? Hill(long point)
    {
        var at = Space.PlacesOf(point);
        return at[0] == 0 ? null : -Math.Pow(at[0] - 14, 2) - Math.Pow(at[1] - 5, 2) - (3 * Math.Pow(at[2] - 3, 2));
    }

    private static Dimension Of(string path, int values) => new(path, [.. Enumerable.Range(0, values).Select(value => FormattableString.Invariant($"{value}"))]);
}
