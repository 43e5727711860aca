using InvestOps.Pipeline.Reporting.Wording;
using Xunit;

namespace InvestOps.Pipeline.Tests.Reporting;

public sealed class MarkdownTests
{
    [Theory]
    [InlineData("a|b", "a\\|b")]
    [InlineData("<b>&", "&lt;b&gt;&amp;")]
    [InlineData("*bold* _it_ `code`", "\\*bold\\* \\_it\\_ \\`code\\`")]
    [InlineData("[x](http://a)", "\\[x\\](http://a)")]
    [InlineData("two\r\nlines\tand\u0007bell", "two  lines and bell")]
    [InlineData("momentum_topN_v1", "momentum_topN_v1")]
    [InlineData("한결식품 (900110)", "한결식품 (900110)")]
    [InlineData(null, "")]
    public void Foreign_text_stays_text(string? text, string expected) => Assert.Equal(expected, Markdown.Escape(text));

    [Theory]
    [InlineData("a\u202Eb", "a\uFFFDb")]
    [InlineData("a\u0000b", "a b")]
    [InlineData("😀", "😀")]
    public void What_cannot_be_printed_is_replaced(string text, string expected) => Assert.Equal(expected, Printable.From(text));

    // Not among the cases above: a test's own name cannot hold half a character either.
    [Fact]
    public void Half_a_character_is_replaced() => Assert.Equal("a\uFFFDb", Printable.From("a\uD83Db"));
}
