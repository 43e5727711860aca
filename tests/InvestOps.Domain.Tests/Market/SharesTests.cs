using InvestOps.Domain.Market;
using Xunit;

namespace InvestOps.Domain.Tests.Market;

public sealed class SharesTests
{
    [Theory]
    [InlineData("0", "0")]
    [InlineData("1234567", "1,234,567")]
    [InlineData("0.000000001", "0.000000001")]
    public void A_count_is_written_with_thousands_and_down_to_a_billionth(string count, string expected) =>
        Assert.Equal(expected, new Shares(decimal.Parse(count, System.Globalization.CultureInfo.InvariantCulture)).ToString());

    [Fact]
    public void Shares_add_up_and_compare()
    {
        var (two, three) = (new Shares(2), new Shares(3));

        Assert.Equal(new Shares(5), two + three);
        Assert.Equal(new Shares(1), three - two);
        Assert.Equal(Shares.Zero, two - two);
        Assert.True(two < three && three > two && two <= three && three >= two);
        Assert.Equal([two, three], new[] { three, two }.Order());
    }
}
