using CsCheck;
using InvestOps.Domain.Market;
using Xunit;

namespace InvestOps.Domain.Tests.Market;

public sealed class SymbolTests
{
    [Theory]
    [InlineData("005930")]
    [InlineData("00104K")]
    [InlineData("0126Z0")]
    [InlineData("000010")]
    public void A_code_keeps_its_zeros_and_letters(string code)
    {
        var symbol = Symbol.Parse(code);

        Assert.Equal(code, symbol.Code);
        Assert.Equal(code, symbol.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("5930")]
    [InlineData("0059300")]
    [InlineData("00104k")]
    [InlineData("00593 ")]
    [InlineData("00-930")]
    [InlineData("00593٣")] // a digit, but not an ASCII one
    [InlineData("삼성전자00")]
    public void Anything_but_six_digits_or_capitals_is_refused(string text)
    {
        Assert.False(Symbol.TryParse(text, out _));
        var error = Assert.Throws<FormatException>(() => Symbol.Parse(text));
        Assert.Contains($"'{text}' is not a KRX code", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_no_code() => Assert.False(Symbol.TryParse(null, out _));

    [Fact]
    public void Text_and_symbol_convert_both_ways() =>
        Gen.Char["0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"].Array[Symbol.Length].Select(characters => new string(characters))
            .Sample(text => Symbol.Parse(text).ToString() == text);

    [Fact]
    public void Symbols_are_ordered_by_code_digits_before_letters()
    {
        Symbol[] expected = [Symbol.Parse("00104K"), Symbol.Parse("005930"), Symbol.Parse("0126Z0"), Symbol.Parse("900110")];

        Assert.Equal(expected, expected.Reverse().Order());
        Assert.True(expected[0] < expected[1] && expected[1] > expected[0]);
        Assert.True(expected[1] <= Symbol.Parse("005930") && expected[1] >= Symbol.Parse("005930"));
    }

    [Fact]
    public void A_symbol_that_was_never_set_has_no_code()
    {
        Assert.Throws<InvalidOperationException>(() => default(Symbol).Code);
        Assert.Equal("", default(Symbol).ToString());
    }
}
