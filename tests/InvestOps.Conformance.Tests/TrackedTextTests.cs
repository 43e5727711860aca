using System.Text.RegularExpressions;
using Xunit;

namespace InvestOps.Conformance.Tests;

public sealed partial class TrackedTextTests
{
    // This file has to spell out what it looks for.
    private static IEnumerable<SourceFile> Files => Checkout.TextFiles.Where(file => file.Name != nameof(TrackedTextTests));

    [Fact]
    public void No_file_names_a_folder_of_somebodys_machine() => Offenders.AreNone(Lines(MachinePath()));

    [Fact]
    public void No_file_holds_a_secret() => Offenders.AreNone(Lines(Secret()));

    [Fact]
    public void No_file_with_secrets_is_there_to_be_committed()
    {
        var ignored = Checkout.File(".gitignore").Lines;

        Assert.Contains(".env", ignored, StringComparer.Ordinal);
        Assert.Contains("local.settings.json", ignored, StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("/home/somebody/data", true)]
    [InlineData("C:\\Users\\somebody", true)]
    [InlineData("see /work/notes", true)]
    [InlineData("https://example.com/work/page", false)]
    [InlineData("src/work/page", false)]
    [InlineData("/home/site/wwwroot", false)]
    public void A_machine_path_is_told_from_an_address(string text, bool expected) =>
        Assert.Equal(expected, MachinePath().IsMatch(text));

    [Theory]
    [InlineData("xoxb-123456789012-abcdefghij", true)]
    [InlineData("AccountKey=c29tZXRoaW5nIHNlY3JldA==", true)]
    [InlineData("https://hooks.slack.com/services/T00000000/B00000000/abcdefgh", true)]
    [InlineData("-----BEGIN PRIVATE KEY-----", true)]
    [InlineData("UseDevelopmentStorage=true", false)]
    [InlineData("AccountKey=...", false)]
    public void A_secret_is_told_from_its_name(string text, bool expected) =>
        Assert.Equal(expected, Secret().IsMatch(text));

    private static IEnumerable<string> Lines(Regex pattern) =>
        Files.SelectMany(file => file.Lines, (file, line) => (file, line))
            .Where(pair => pattern.IsMatch(pair.line))
            .Select(pair => $"{pair.file}: {pair.line.Trim()}");

    [GeneratedRegex(@"(?<![\w.\-/])/(work|home(?!/site/wwwroot)|root|Users|mnt|volume\d)/\w|\b[A-Z]:\\Users\\", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex MachinePath();

    [GeneratedRegex(@"xox[abeoprs]-[\w-]{10}|xapp-\d|AccountKey=[A-Za-z0-9+/]{8}|SharedAccessSignature=\w|[?&]sig=[\w%]{16}|hooks\.slack\.com/services/\w|-----BEGIN [A-Z ]*PRIVATE KEY|AUTH_KEY\s*[=:]\s*[""']?[A-Za-z0-9]{20}", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Secret();
}
