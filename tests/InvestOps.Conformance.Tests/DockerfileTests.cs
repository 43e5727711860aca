using System.Text.Json;
using System.Text.RegularExpressions;
using Xunit;

namespace InvestOps.Conformance.Tests;

public sealed partial class DockerfileTests
{
    private static IReadOnlyList<SourceFile> Dockerfiles { get; } = [.. Checkout.Files.Where(file => file.Path.EndsWith("Dockerfile", StringComparison.Ordinal))];

    [Fact]
    public void Every_image_is_built_from_a_file_that_is_there() => Assert.Equal(
        Dockerfiles.Select(file => file.Path).Order(StringComparer.Ordinal),
        ComposeFile.All.SelectMany(file => file.Services).Select(service => service.Map("build")["dockerfile"]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    [Fact]
    public void Every_image_ends_with_a_user_who_is_not_root() =>
        Assert.All(Dockerfiles, file => Assert.Matches(@"^(node|[1-9]\d*:[1-9]\d*)$", Values(file, "USER").Last()));

    [Fact]
    public void Every_base_image_has_a_version() =>
        Offenders.AreNone(Dockerfiles.SelectMany(file => Values(file, "FROM")).Where(from => !BaseImage().IsMatch(from) || from.Contains(":latest", StringComparison.Ordinal)));

    [Fact]
    public void Every_image_starts_its_program_without_a_shell_in_between() =>
        Assert.All(Dockerfiles, file => Assert.All(Values(file, "CMD").Concat(Values(file, "ENTRYPOINT")), command => Assert.StartsWith("[\"", command)));

    [Fact]
    public void No_image_is_given_a_secret() =>
        Offenders.AreNone(Dockerfiles.SelectMany(file => file.Lines, (file, line) => $"{file}: {line}").Where(line => Secret().IsMatch(line)));

    [Fact]
    public void What_is_copied_from_the_checkout_is_there()
    {
        var sources = Dockerfiles.SelectMany(file => Values(file, "COPY")).Where(copy => !copy.StartsWith("--from", StringComparison.Ordinal))
            .SelectMany(copy => copy.Split(' ').Where(word => !word.StartsWith("--", StringComparison.Ordinal)).SkipLast(1));

        Offenders.AreNone(sources.Where(source => !Checkout.Exists(source)));
    }

    [Fact]
    public void Azurite_runs_on_the_Node_that_is_pinned_for_people()
    {
        using var package = JsonDocument.Parse(Checkout.File("azurite/package.json").Text);
        var pinned = package.RootElement.GetProperty("optionalDependencies").EnumerateObject().Select(node => node.Value.GetString()).Distinct(StringComparer.Ordinal);

        Assert.Equal($"node:{Assert.Single(pinned)}-bookworm-slim", Assert.Single(Values(Checkout.File("azurite/Dockerfile"), "FROM")));
    }

    [Fact]
    public void The_function_app_is_built_and_run_as_the_real_host_wants_it()
    {
        var file = Checkout.File("azurite/functions.Dockerfile");

        Assert.Equal("mcr.microsoft.com/azure-functions/dotnet-isolated:4-dotnet-isolated10.0", Values(file, "FROM").Last());
        Assert.Contains("dotnet publish src/InvestOps.Functions ", file.Text, StringComparison.Ordinal);
        Assert.Contains("-p:FullFeed=true", file.Text, StringComparison.Ordinal);
        Assert.Contains("AzureWebJobsScriptRoot=/home/site/wwwroot", file.Text, StringComparison.Ordinal);
        Assert.Contains("AzureFunctionsJobHost__Logging__Console__IsEnabled=true", file.Text, StringComparison.Ordinal);
        Assert.Contains("ASPNETCORE_URLS=http://+:8080", file.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_goes_into_an_image_that_is_not_named()
    {
        var lines = Checkout.File(".dockerignore").Lines.Where(line => line.Length > 0 && !line.StartsWith('#')).ToList();
        var named = lines.Where(line => line.StartsWith('!')).Select(line => line[1..]).ToList();

        Assert.Equal("*", lines[0]);
        Offenders.AreNone(named.Where(path => !Checkout.Exists(path)));
        Offenders.AreNone(named.Where(path => path.Contains(".env", StringComparison.Ordinal) || path is "azurite" or "data" or "local.settings.json" or ".git"));
        Assert.Equal(["**/bin", "**/obj"], lines.TakeLast(2));
    }

    private static IEnumerable<string> Values(SourceFile file, string instruction) =>
        file.Lines.Where(line => line.StartsWith(instruction + " ", StringComparison.Ordinal)).Select(line => line[(instruction.Length + 1)..]);

    [GeneratedRegex(@"^[\w./-]+:[\w.-]*\d[\w.-]*( AS \w+)?$", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex BaseImage();

    [GeneratedRegex("^[^#]*(AccountKey|AZURITE_ACCOUNTS|InvestOpsKey|InvestOpsStorage|AzureWebJobsStorage|TOKEN|PASSWORD|SECRET=)", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Secret();
}
