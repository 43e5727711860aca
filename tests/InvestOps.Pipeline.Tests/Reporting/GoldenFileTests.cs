using InvestOps.Testing;
using Xunit;

namespace InvestOps.Pipeline.Tests.Reporting;

public sealed class GoldenFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("golden").FullName;

    [Fact]
    public void A_text_that_differs_is_refused_with_its_first_other_line()
    {
        File.WriteAllText(FilePath, "one\ntwo\n");

        var refusal = Assert.Throws<InvalidOperationException>(() => GoldenFile.Verify(FilePath, "one\n2\n", Environment()));

        Assert.Contains("line 2 was 'two' and is '2'", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_file_is_refused() =>
        Assert.Throws<InvalidOperationException>(() => GoldenFile.Verify(FilePath, "one\n", Environment()));

    [Fact]
    public void Accepting_writes_the_file_and_the_next_run_passes()
    {
        GoldenFile.Verify(FilePath, "one\n", Environment(("INVESTOPS_ACCEPT_GOLDEN", "1")));

        GoldenFile.Verify(FilePath, "one\n", Environment());
        Assert.Equal("one\n", File.ReadAllText(FilePath));
    }

    [Fact]
    public void Nothing_is_accepted_under_CI()
    {
        Assert.Throws<InvalidOperationException>(() => GoldenFile.Verify(FilePath, "one\n", Environment(("INVESTOPS_ACCEPT_GOLDEN", "1"), ("CI", "true"))));

        Assert.False(File.Exists(FilePath));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string FilePath => Path.Combine(_folder, "text.golden.md");

    private static Func<string, string?> Environment(params (string Name, string Value)[] variables) =>
        name => variables.FirstOrDefault(variable => variable.Name == name).Value;
}
