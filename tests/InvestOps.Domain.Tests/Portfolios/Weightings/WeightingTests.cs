using CsCheck;
using InvestOps.Domain.Market;
using InvestOps.Domain.Portfolios;
using InvestOps.Domain.Portfolios.Weightings;
using InvestOps.Testing;
using Xunit;

namespace InvestOps.Domain.Tests.Portfolios.Weightings;

/// <summary>What holds of every way to share, those included that are yet to be written.</summary>
public sealed class WeightingTests
{
    private static readonly Gen<int> Seeds = Gen.Int[0, int.MaxValue];

    public static TheoryData<string> Names => [.. Every.Of<IWeighting>().Select(weighting => weighting.GetType().Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Shares_are_never_below_zero_and_sum_to_one(string name) => Seeds.Sample(
        seed =>
        {
            var shares = Weigh(name, seed, scale: 1);

            Assert.All(shares, share => Assert.InRange(share, 0, 1));
            Assert.Equal(1, shares.Sum(), 1e-12);
        },
        iter: 200);

    [Theory]
    [MemberData(nameof(Names))]
    public void Shares_do_not_depend_on_the_unit_of_prices_and_scores(string name) => Seeds.Sample(
        seed => Assert.All(Weigh(name, seed, scale: 1).Zip(Weigh(name, seed, scale: 1000)), pair => Assert.Equal(pair.First, pair.Second, 1e-6)),
        iter: 100);

    [Theory]
    [MemberData(nameof(Names))]
    public void Shares_are_the_same_at_every_call_and_on_every_thread(string name)
    {
        var first = Weigh(name, seed: 7, scale: 1);
        var again = new double[8][];
        Parallel.For(0, again.Length, call => again[call] = Weigh(name, seed: 7, scale: 1));

        Assert.All(again, shares => Assert.Equal(first, shares));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_single_issue_gets_everything(string name)
    {
        var market = new MarketBuilder(20).Issue("000010", t => 10_000 + (t % 3 * 100));

        Assert.Equal([1d], Weigh(Of(name), market.Build(), [0], [-3d]));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Issues_that_never_moved_get_equal_shares(string name)
    {
        var market = new MarketBuilder(20).Issue("000010", 10_000).Issue("000020", 20_000).Issue("000030", 5_000).Issue("000040", 5_000);

        Assert.Equal([0.25, 0.25, 0.25, 0.25], Weigh(Of(name), market.Build(), [0, 1, 2, 3], [0d, 0d, 0d, 0d]));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_split_changes_no_share(string name)
    {
        double Price(int t) => 20_000 + (t * t % 7 * 200);
        MarketBuilder Market(int split) => new MarketBuilder(20).Issue("000010", t => t < split ? Price(t) : Price(t) / 2).Issue("000020", t => 3_000 + (t * t % 5 * 30));
        var plain = Market(split: 99).Build();
        var divided = Market(split: 12).BasePrice("000010", 12, Price(11) / 2).Build();

        var (before, after) = (Weigh(Of(name), plain, [0, 1], [2d, 1d]), Weigh(Of(name), divided, [0, 1], [2d, 1d]));

        Assert.All(before.Zip(after), pair => Assert.Equal(pair.First, pair.Second, 1e-9));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(12)]
    public void An_issue_that_cannot_be_measured_gets_the_equal_share_and_the_others_share_the_rest(int listed)
    {
        // Eight returns back from the 20th session: an issue listed after the 12th has no first close.
        var market = new MarketBuilder(20).Issue("000010", t => 10_000 + (t % 2 * 100)).Issue("000020", t => 10_000 + (t % 2 * 300)).Issue("000030", t => t < listed ? double.NaN : 5_000 + (t % 2 * 50));

        var shares = Weigh(new InverseVolatility(8), market.Build(), [0, 1, 2], [0d, 0d, 0d]);

        Assert.Equal(listed > 11, Math.Abs(shares[2] - (1d / 3)) < 1e-12);
        Assert.True(shares[0] > 2.9 * shares[1]);
    }

    [Fact]
    public void Scores_that_are_not_above_zero_get_nothing_beside_others()
    {
        var panel = new MarketBuilder(2).Issue("000010", 10_000).Build();

        Assert.Equal([0.5, 0.5, 0, 0], Weigh(new ScoreWeight(), panel, [0, 0, 0, 0], [0.3, 0.3, 0, -0.2]));
        Assert.Equal(0.75, Weigh(new ScoreWeight(), panel, [0, 0, 0], [0.3, 0.1, 0])[0], 1e-12);
        Assert.Equal([0.5, 0.5], Weigh(new ScoreWeight(), panel, [0, 0], [-0.1, -0.2]));
    }

    [Fact]
    public void Inverse_volatility_halves_the_share_of_an_issue_that_moves_twice_as_much()
    {
        // Up and back by 10 % and by 20 %, in logarithms the same each way; the deviations of simple returns are worked out here.
        var market = new MarketBuilder(9).Issue("000010", t => t % 2 == 0 ? 10_000 : 11_000).Issue("000020", t => t % 2 == 0 ? 10_000 : 12_000);
        static double Deviation(double up, double down) => Math.Sqrt(8d / 7) * (up - down) / 2;
        var (calm, wild) = (1 / Deviation(0.1, (10d / 11) - 1), 1 / Deviation(0.2, (10d / 12) - 1));

        var shares = Weigh(new InverseVolatility(8), market.Build(), [0, 1], [0d, 0d]);

        Assert.Equal(calm / (calm + wild), shares[0], 1e-12);
    }

    private static IWeighting Of(string name) => Every.Of<IWeighting>().Single(weighting => weighting.GetType().Name == name);

    private static double[] Weigh(string name, int seed, double scale)
    {
        var random = new Random(seed);
        var issues = random.Next(1, 12);
        var market = new MarketBuilder(20);
        for (var issue = 0; issue < issues; issue++)
        {
            var price = random.Next(1_000, 100_000);
            var prices = Enumerable.Range(0, 20).Select(_ => price = Math.Max(100, price + random.Next(-price / 10, price / 10))).ToArray();
            var listed = random.Next(4) == 0 ? random.Next(19) : 0;
            market.Issue($"{issue + 1:00000}0", t => t < listed ? double.NaN : prices[t] * scale);
        }

        var scores = Enumerable.Range(0, issues).Select(_ => (random.NextDouble() - 0.3) * scale).ToArray();
        return Weigh(Of(name), market.Build(), [.. Enumerable.Range(0, issues)], scores);
    }

    private static double[] Weigh(IWeighting weighting, MarketPanel panel, int[] issues, double[] scores)
    {
        var shares = new double[issues.Length];
        weighting.Weigh(panel.WindowAt(panel.Sessions.Count - 1), issues, scores, shares);
        return shares;
    }
}
