using InvestOps.Testing;
using Xunit;

namespace InvestOps.EndToEnd.Tests.Host;

public sealed class HostSettingsTests
{
    [Theory]
    [InlineData("{}", "data")]
    [InlineData("""{ "Values": { "root": "elsewhere" } }""", "elsewhere")]
    [InlineData("""{ "Values": { "root": "elsewhere", "InvestOpsStorage": "UseDevelopmentStorage=true" } }""", "here", "--root", "here", "--storage", "file")]
    public async Task The_command_line_comes_before_local_settings_and_those_before_the_defaults(string localSettings, string root, params string[] arguments)
    {
        using var folder = new TemporaryFolder();
        await WriteAsync(folder, localSettings);

        await using var host = await RunningHost.StartInAsync(folder.Path, arguments);

        Assert.Contains($", files in {Path.Combine(folder.Path, root)}.", host.Said, StringComparison.Ordinal);
        Assert.Equal(0, await host.StopAsync());
    }

    [Theory]
    [InlineData("""{ "Values": { "InvestOpsStorage": "rubbish" } }""", "error: setting InvestOpsStorage: The storage connection string cannot be read.")]
    [InlineData("""{ "Values": { "language": "de" } }""", "error: setting language: 'de' is no language of the reports; expected is en or ko")]
    [InlineData("{ \"Values\": { ", "local.settings.json")]
    public async Task A_setting_without_meaning_is_said_and_nothing_starts(string localSettings, string error)
    {
        using var folder = new TemporaryFolder();
        await WriteAsync(folder, localSettings);

        var result = await InvestOpsProgram.RunAsync(folder.Path, "host", "--port", "0");

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Contains(error, result.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("rubbish", result.Errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(folder.Path, "data")));
    }

    private static async Task WriteAsync(TemporaryFolder folder, string localSettings)
    {
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "host.json"), """{ "version": "2.0" }""", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "local.settings.json"), localSettings, TestContext.Current.CancellationToken);
    }
}
