using InvestOps.Domain.Market;
using InvestOps.Pipeline.Reporting.Wording;
using Xunit;

namespace InvestOps.Pipeline.Tests.Reporting;

public sealed class ReportNumbersTests
{
    [Theory]
    [InlineData(0.1234, "+12.34%")]
    [InlineData(-0.005, "−0.50%")]
    [InlineData(0d, "0.00%")]
    [InlineData(-0.00001, "0.00%")]
    [InlineData(12.5, "+1,250.00%")]
    [InlineData(double.NaN, "–")]
    [InlineData(double.PositiveInfinity, "–")]
    [InlineData(null, "–")]
    public void A_change_has_a_sign_unless_it_is_nothing(double? fraction, string expected) => Assert.Equal(expected, ReportNumbers.Change(fraction));

    [Theory]
    [InlineData(1_234_567_890_123, "₩1.23tn", "1.23조원")]
    [InlineData(4_560_000_000, "₩4.56bn", "45.6억원")]
    [InlineData(100_000_000, "₩100m", "1억원")]
    [InlineData(23_185_205, "₩23.2m", "2,319만원")]
    [InlineData(9_999, "₩9,999", "9,999원")]
    [InlineData(0, "₩0", "0원")]
    [InlineData(-250_000_000, "−₩250m", "−2.5억원")]
    public void Won_are_read_in_the_language_s_own_units(long amount, string english, string korean)
    {
        Assert.Equal(english, new ReportNumbers(ReportLanguage.English).Readable(new Won(amount)));
        Assert.Equal(korean, new ReportNumbers(ReportLanguage.Korean).Readable(new Won(amount)));
    }

    [Theory]
    [InlineData(72_300d, "72,300")]
    [InlineData(1_234.5, "1,234.50")]
    [InlineData(null, "–")]
    public void A_price_has_decimals_only_when_it_is_not_whole(double? price, string expected) => Assert.Equal(expected, ReportNumbers.Price(price));

    [Theory]
    [InlineData(1.28714, "1.2871")]
    [InlineData(-0.21, "−0.2100")]
    [InlineData(2_345.678, "2,345.68")]
    public void A_score_has_as_many_decimals_as_its_size_asks_for(double score, string expected) => Assert.Equal(expected, ReportNumbers.Score(score));

    [Fact]
    public void Exact_won_have_separators_and_a_true_minus_sign() => Assert.Equal("−1,234,567", ReportNumbers.Exact(new Won(-1_234_567)));
}
