using System.Text.RegularExpressions;
using Xunit;

namespace InvestOps.Conformance.Tests;

public sealed partial class ReadmeTests
{
    private static readonly SourceFile English = Checkout.File("README.md");
    private static readonly SourceFile Korean = Checkout.File("README.ko.md");

    [Fact]
    public void Both_languages_have_the_same_headings() =>
        Assert.Equal(HeadingLevels(English), HeadingLevels(Korean));

    [Fact]
    public void Both_languages_have_the_same_commands() =>
        Assert.Equal(Commands(English), Commands(Korean), StringComparer.Ordinal);

    [Fact]
    public void Both_languages_name_the_same_settings_that_two_machines_must_agree_on()
    {
        Assert.Equal(SharedSettings(English, "## Two machines"), SharedSettings(Korean, "## 두 대의 기계"), StringComparer.Ordinal);
        Assert.Contains("InvestOpsStorage", SharedSettings(English, "## Two machines"), StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("dotnet run --project src/InvestOps.Cli -- demo")]
    [InlineData("dotnet test InvestOps.sln")]
    public void The_first_two_commands_are_there(string command) =>
        Assert.Contains(command, Commands(English), StringComparer.Ordinal);

    private static IEnumerable<int> HeadingLevels(SourceFile page) =>
        Fence().Replace(page.Text, "").Split('\n').Where(line => line.StartsWith('#')).Select(line => line.TakeWhile(c => c == '#').Count());

    // What the first two columns of the section's table have between backquotes.
    private static IEnumerable<string> SharedSettings(SourceFile page, string heading) =>
        page.Lines.SkipWhile(line => line != heading).Skip(1).TakeWhile(line => !line.StartsWith('#')).Where(line => line.StartsWith('|'))
            .SelectMany(line => Quoted().Matches(string.Join('|', line.Split('|')[..3])).Select(match => match.Groups["text"].Value));

    // In fenced blocks and in running text alike, in order.
    private static IEnumerable<string> Commands(SourceFile page) =>
        Command().Matches(page.Text).Select(match => match.Groups["command"].Value.Trim());

    [GeneratedRegex("^```.*?^```", RegexOptions.Multiline | RegexOptions.Singleline, 1_000)]
    private static partial Regex Fence();

    [GeneratedRegex("`(?<text>[^`]+)`", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Quoted();

    // A comment behind a command may differ by language.
    [GeneratedRegex(@"(?:^|`|\$ )(?<command>(?:dotnet|investops|npm|bash|azurite/start\.sh)(?: [^`#\n]*)?)", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Command();
}
