using System.Text;
using InvestOps.Testing;
using Xunit;

namespace InvestOps.EndToEnd.Tests;

public sealed class LanguageTests(DemoFixture demo)
{
    [Theory]
    [InlineData("ko", "<html lang=\"ko\"")]
    [InlineData("en", "<html lang=\"en\"")]
    public async Task The_report_is_written_in_the_language_that_is_asked_for(string language, string mark)
    {
        using var folder = new TemporaryFolder();
        RootFiles.Copy(demo.Root, folder.Path);
        var report = Path.Combine(folder.Path, "reports", "daily", "2026-10-28");
        Directory.Delete(report, recursive: true);

        var result = await InvestOpsProgram.RunAsync(folder.Path, "report", "--date", "2026-10-28", "--root", folder.Path, "--language", language);

        Assert.Equal(0, result.ExitCode);
        Assert.Contains(mark, await File.ReadAllTextAsync(Path.Combine(report, "report.html"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        var headings = (await File.ReadAllLinesAsync(Path.Combine(report, "report.md"), TestContext.Current.CancellationToken)).Where(line => line.StartsWith("## ", StringComparison.Ordinal)).ToArray();
        Assert.NotEmpty(headings);
        Assert.Equal(language == "ko", headings.Any(heading => heading.EnumerateRunes().Any(IsHangul)));
    }

    private static bool IsHangul(Rune letter) => letter.Value is >= 0xAC00 and <= 0xD7A3;
}
