using InvestOps.Pipeline.Configuration.Yaml;
using Xunit;

namespace InvestOps.Pipeline.Tests.Configuration;

public sealed class SpellingTests
{
    private static readonly string[] Known = ["strategy", "from", "to", "capital"];

    [Theory]
    [InlineData("stratgy", "strategy")]
    [InlineData("STRATEGIE", "strategy")]
    [InlineData("form", "from")]
    [InlineData("ot", "to")]
    [InlineData("captial", "capital")]
    [InlineData("fro", "from")]
    [InlineData("mfro", null)]
    [InlineData("leverage", null)]
    [InlineData("", null)]
    public void The_nearest_known_name_is_found_if_it_is_near(string name, string? closest) => Assert.Equal(closest, Spelling.Closest(name, Known));

    [Theory]
    [InlineData("홍길동 😀", "홍길동 😀")]
    [InlineData("a\nb\u001bc", "a\uFFFDb\uFFFDc")]
    [InlineData("\u202Eb\u2028c\uE000", "\uFFFDb\uFFFDc\uFFFD")]
    [InlineData("😀😀😀😀😀😀", "😀😀😀😀😀…")]
    public void Foreign_text_is_shown_cut_and_harmless(string text, string shown) => Assert.Equal(shown, Spelling.Shown(text, longest: 5));

    [Fact]
    public void Half_a_character_is_replaced() => Assert.Equal("a\uFFFDb", Spelling.Shown("a\uD83Db"));
}
