using System.Globalization;
using System.Text;
using Xunit;

namespace InvestOps.Conformance.Tests;

/// <summary>What <c>azurite/start.sh</c> and <c>azurite/start.mjs</c> write and refuse. Nothing is started: the copy that runs here has no Azurite installed.</summary>
public sealed class AzuriteStartTests : IDisposable
{
    private const string WellKnownAccount = "devstoreaccount1";
    private const string WellKnownKey = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";
    private const string NotInstalled = "Azurite is not installed.";
    private static readonly string Key = Convert.ToBase64String(Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("0123456789abcdef", 4))));
    private readonly string _folder = Directory.CreateTempSubdirectory("investops-azurite-start-").FullName;

    public AzuriteStartTests()
    {
        foreach (var script in new[] { "start.sh", "start.mjs", "healthcheck.mjs" })
        {
            File.Copy(Path.Combine(Checkout.Root, "azurite", script), Path.Combine(_folder, script));
        }
    }

    private string EnvFile => Path.Combine(_folder, ".env");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("", "needs an account and key of its own")]
    [InlineData(";", "needs an account and key of its own")]
    [InlineData(WellKnownAccount + ":{key}", "well-known")]
    [InlineData("mine:{key};" + WellKnownAccount + ":{key}", "well-known")]
    [InlineData("mine:{well-known key}", "well-known")]
    [InlineData("mine:{key}:{well-known key}", "well-known")]
    [InlineData("mine", "one key or two")]
    [InlineData("mine:c2hvcnQ=", "one key or two")]
    [InlineData("mine:{key}:{key}:{key}", "one key or two")]
    [InlineData("mine:not base64 at all, but long enough to be a key", "one key or two")]
    [InlineData("Mine:{key}", "lower-case")]
    public async Task Beyond_this_machine_an_account_and_key_that_nobody_knows_are_needed(string accounts, string reason)
    {
        var filled = accounts.Replace("{key}", Key, StringComparison.Ordinal).Replace("{well-known key}", WellKnownKey, StringComparison.Ordinal);

        var run = await StartAsync(["--address", "0.0.0.0"], filled);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(reason, run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(Key, run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("mine:{key}")]
    [InlineData("mine:{key}:{key};other1:{key}")]
    public async Task Beyond_this_machine_accounts_of_its_own_are_taken(string accounts)
    {
        var run = await StartAsync(["--address", "0.0.0.0"], accounts.Replace("{key}", Key, StringComparison.Ordinal));

        Assert.Contains(NotInstalled, run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_this_machine_the_well_known_account_will_do() =>
        Assert.Contains(NotInstalled, (await StartAsync([], "")).Output, StringComparison.Ordinal);

    // Azurite takes the well-known account in silence when it cannot read this.
    [Fact]
    public async Task Accounts_that_cannot_be_read_are_refused_on_this_machine_too() =>
        Assert.Contains("one key or two", (await StartAsync([], "mine")).Output, StringComparison.Ordinal);

    [Theory]
    [InlineData("--blobHost", "0.0.0.0")]
    [InlineData("--queueHost=0.0.0.0", "--silent")]
    [InlineData("--tableHost", "0.0.0.0")]
    [InlineData("--location", "elsewhere")]
    [InlineData("--address", "nas.local")]
    public async Task Options_that_would_go_round_the_checks_are_refused(string option, string next) =>
        Assert.Equal(2, (await StartAsync([option, next], $"mine:{Key}")).ExitCode);

    [Theory]
    [InlineData("")]
    [InlineData("{\"filename\":\"__azurite_db_queue__.json\",\"collections\":[{\"na")]
    public async Task A_damaged_data_folder_is_left_alone_and_named(string content)
    {
        var file = Path.Combine(Directory.CreateDirectory(Path.Combine(_folder, "data")).FullName, "__azurite_db_queue__.json");
        await File.WriteAllTextAsync(file, content, TestContext.Current.CancellationToken);

        var run = await StartAsync([], "");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("__azurite_db_queue__.json is damaged", run.Output, StringComparison.Ordinal);
        Assert.Equal(content, await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void No_script_image_or_page_has_the_well_known_key() => Offenders.AreNone(Checkout.TextFiles
        .Where(file => file.IsUnder("azurite") || file.IsUnder("docs") || file.Folder.Length == 0)
        .Where(file => file.Text.Contains(WellKnownKey, StringComparison.Ordinal)));

    [Fact]
    public async Task Nobody_listening_is_not_healthy() =>
        Assert.Equal(1, (await ScriptRun.OfAsync("node", [Path.Combine(_folder, "healthcheck.mjs"), "1", "2"])).ExitCode);

    [Fact]
    public async Task Prepare_writes_a_key_once_for_its_owner_only_and_shows_it_to_nobody()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "start.sh is for Linux and macOS.");

        var first = await PrepareAsync("192.168.0.10");
        var written = await File.ReadAllLinesAsync(EnvFile, TestContext.Current.CancellationToken);
        var second = await PrepareAsync("192.168.0.20");

        Assert.Equal((0, 0), (first.ExitCode, second.ExitCode));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, OperatingSystem.IsWindows() ? default : File.GetUnixFileMode(EnvFile));
        var key = Value(written, "AZURITE_ACCOUNTS")["investops:".Length..];
        Assert.Equal(64, Convert.FromBase64String(key).Length);
        Assert.Equal(
            string.Create(CultureInfo.InvariantCulture, $"DefaultEndpointsProtocol=http;AccountName=investops;AccountKey={key};BlobEndpoint=http://192.168.0.10:10000/investops;QueueEndpoint=http://192.168.0.10:10001/investops;"),
            Value(written, "# InvestOpsStorage"));
        Assert.Contains("AccountKey=...;BlobEndpoint=http://192.168.0.10:10000/investops;", first.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(key, first.Output + second.Output, StringComparison.Ordinal);
        Assert.Equal(written, await File.ReadAllLinesAsync(EnvFile, TestContext.Current.CancellationToken));
        Assert.All(["azurite", "investops", "keys"], name => Assert.True(Directory.Exists(Path.Combine(_folder, "data", name))));
    }

    [Fact]
    public async Task Prepare_writes_names_that_the_sample_explains()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "start.sh is for Linux and macOS.");
        await PrepareAsync("192.168.0.10");
        var sample = Checkout.File("azurite/.env.sample").Lines;

        Offenders.AreNone((await File.ReadAllLinesAsync(EnvFile, TestContext.Current.CancellationToken))
            .Where(line => !line.StartsWith('#')).Select(line => line.Split('=')[0])
            .Where(name => !sample.Any(line => line.StartsWith(name + "=", StringComparison.Ordinal))));
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("0.0.0.0")]
    [InlineData("nas")]
    public async Task Prepare_wants_the_address_that_others_use(string address)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "start.sh is for Linux and macOS.");

        Assert.Equal(2, (await PrepareAsync(address)).ExitCode);
        Assert.False(File.Exists(EnvFile));
    }

    private static string Value(IEnumerable<string> lines, string name) => lines.Single(line => line.StartsWith(name + "=", StringComparison.Ordinal))[(name.Length + 1)..];

    private Task<ScriptRun> StartAsync(IEnumerable<string> arguments, string accounts) =>
        ScriptRun.OfAsync("node", [Path.Combine(_folder, "start.mjs"), .. arguments], ("AZURITE_ACCOUNTS", accounts));

    private Task<ScriptRun> PrepareAsync(string address) =>
        ScriptRun.OfAsync("bash", [Path.Combine(_folder, "start.sh"), "--prepare", "--address", address, "--data", Path.Combine(_folder, "data")]);
}
