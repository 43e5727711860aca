using CsCheck;
using InvestOps.Domain.Trading;
using Xunit;

namespace InvestOps.Domain.Tests.Trading;

public sealed class BookUnitsTests
{
    private static readonly BookUnits Fractional = BookUnits.Of(ShareRounding.Fractional, 1_000_000);

    [Fact]
    public void Money_becomes_won_to_the_last_digit_without_zeros_behind_the_point() =>
        Gen.Select(Gen.Long, Gen.Long[0, 4_000_000_000], Gen.Int[0, 8]).Sample((low, high, zeros) =>
        {
            var amount = (((Int128)high << 64) + low) / (Int128)Math.Pow(10, zeros) * (Int128)Math.Pow(10, zeros);
            var (whole, rest) = (amount / 1_000_000_000_000_000, amount % 1_000_000_000_000_000);

            var won = Fractional.WonOfValue(amount);

            var expected = (decimal)whole + ((decimal)(long)rest / 1_000_000_000_000_000);
            Assert.Equal(decimal.GetBits(expected), decimal.GetBits(won));
        });

    [Fact]
    public void More_money_than_a_decimal_holds_with_all_its_digits_is_rounded_to_those_it_holds()
    {
        var amount = (Int128)decimal.MaxValue * 1_000;

        Assert.Equal((decimal)(amount / 1_000_000_000_000_000), decimal.Floor(Fractional.WonOfValue(amount)));
    }

    [Fact]
    public void Whole_won_and_shares_stay_whole()
    {
        var whole = BookUnits.Of(ShareRounding.Whole, 1);

        Assert.Equal("1500", whole.Won(1_500).ToString(System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal("-12", Fractional.Won(-12_000_000).ToString(System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal("0.25", Fractional.Shares(250_000_000).ToString(System.Globalization.CultureInfo.InvariantCulture));
    }
}
