using CsCheck;
using InvestOps.Domain.Market;
using Xunit;

namespace InvestOps.Domain.Tests.Market;

public sealed class WonTests
{
    private static readonly Gen<Won> Amount = Gen.Long[-1_000_000_000_000, 1_000_000_000_000].Select(won => new Won(won / 1_000m));

    [Theory]
    [InlineData("0", "0")]
    [InlineData("1234567", "1,234,567")]
    [InlineData("-1500", "-1,500")]
    [InlineData("0.000001", "0.000001")]
    [InlineData("4464811060.273", "4,464,811,060.273")]
    public void An_amount_is_written_with_thousands_and_only_the_decimals_it_has(string amount, string expected) =>
        Assert.Equal(expected, new Won(decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture)).ToString());

    [Fact]
    public void Taking_away_what_was_added_leaves_the_exact_amount() =>
        Gen.Select(Amount, Amount).Sample((left, right) => left + right - right == left && left + -left == Won.Zero);

    [Fact]
    public void The_order_is_that_of_the_amounts() =>
        Gen.Select(Amount, Amount).Sample((left, right) =>
            (left < right) == (left.Amount < right.Amount)
            && (left > right) == (left.Amount > right.Amount)
            && (left <= right) == (left.Amount <= right.Amount)
            && (left >= right) == (left.Amount >= right.Amount)
            && Math.Sign(left.CompareTo(right)) == Math.Sign(left.Amount.CompareTo(right.Amount)));
}
