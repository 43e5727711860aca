using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using InvestOps.Functions;
using InvestOps.LocalFunctions.Hosting;
using Xunit;

namespace InvestOps.Conformance.Tests;

public sealed partial class ComposeFileTests
{
    private const string RoleSetting = "AzureFunctionsJobHost__functions__";
    private const string HostId = "AzureFunctionsWebHost__hostid";

    private static IReadOnlyList<ComposeContainer> Services { get; } = [.. ComposeFile.Nas.Services, .. ComposeFile.Pc.Services];

    private static ComposeContainer NasFunctions => ComposeFile.Nas.Service("functions");

    private static ComposeContainer PcBacktests => ComposeFile.Pc.Service("backtests");

    [Fact]
    public void Every_service_comes_back_after_a_crash_and_has_two_minutes_to_end() =>
        Offenders.AreNone(Services.Where(service => (service.Text("restart"), service.Text("stop_grace_period")) != ("unless-stopped", "2m")));

    [Fact]
    public void No_service_runs_as_root()
    {
        Assert.All(Services, service => Assert.Matches(@"^\$\{RUN_AS:-[1-9]\d*:[1-9]\d*\}$", service.Text("user")));
        Assert.All(Services, service => Assert.Equal(["ALL"], service.List("cap_drop")));
        Assert.All(Services, service => Assert.Contains("no-new-privileges:true", service.List("security_opt")));
    }

    [Fact]
    public void No_service_gets_more_than_it_needs() => Offenders.AreNone(ComposeFile.All.SelectMany(file => file.Services).Where(service =>
        service.Keys.Keys.Any(key => key is "privileged" or "cap_add" or "devices" or "network_mode" or "pid" or "ipc")
        || service.List("volumes").Any(volume => volume.Contains("docker.sock", StringComparison.Ordinal))));

    [Fact]
    public void Every_service_writes_into_its_own_folders_and_memory_only()
    {
        Assert.All(Services, service => Assert.Equal("true", service.Text("read_only")));
        Assert.All(Services, service => Assert.Equal(["/tmp"], service.List("tmpfs")));
        Offenders.AreNone(Services.SelectMany(service => service.List("volumes"))
            .Where(volume => !volume.StartsWith("${DATA_FOLDER:?", StringComparison.Ordinal) && !volume.EndsWith(":ro", StringComparison.Ordinal)));
    }

    [Fact]
    public void Every_service_is_asked_for_its_health()
    {
        Assert.All(Services, service => Assert.StartsWith("CMD ", service.Map("healthcheck")["test"]));
        Assert.Equal("CMD node healthcheck.mjs", ComposeFile.Nas.Service("azurite").Map("healthcheck")["test"]);
        Assert.Contains("['10000', '10001']", Checkout.File("azurite/healthcheck.mjs").Text, StringComparison.Ordinal);
        Assert.All([NasFunctions, PcBacktests], service => Assert.Equal("CMD investops-health", service.Map("healthcheck")["test"]));
        Assert.Contains("GET /api/health HTTP", Checkout.File("azurite/healthcheck.sh").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_service_lives_in_the_time_zone_of_the_schedules() =>
        Assert.All(Services, service => Assert.Equal(new LocalHostOptions { ScriptRoot = ".", HostId = "any" }.TimeZone, service.Environment["TZ"]));

    [Fact]
    public void Schedules_are_kept_under_a_name_that_stays_and_that_no_other_machine_has()
    {
        Assert.Equal("investops-nas", NasFunctions.Environment[HostId]);
        Assert.Equal("investops-pc", PcBacktests.Environment[HostId]);
        Assert.All(Services, service => Assert.NotNull(service.Text("hostname")));
    }

    [Fact]
    public void The_NAS_runs_the_functions_of_its_role()
    {
        var functions = NasFunctions.Environment.Where(pair => pair.Key.StartsWith(RoleSetting, StringComparison.Ordinal))
            .ToDictionary(pair => int.Parse(pair.Key[RoleSetting.Length..], CultureInfo.InvariantCulture), pair => pair.Value);

        Assert.Equal(Enumerable.Range(0, functions.Count), functions.Keys.Order());
        Assert.Equal(Role.Nas.Functions, functions.OrderBy(pair => pair.Key).Select(pair => pair.Value));
    }

    [Theory]
    [InlineData("functions", "nas", "docker-compose.host.yml")]
    [InlineData("backtests", "pc", "docker-compose.pc.yml")]
    public void The_command_names_a_role_and_the_folders_that_are_there(string service, string role, string file)
    {
        var command = ComposeFile.All.Single(compose => compose.Source.Path.EndsWith(file, StringComparison.Ordinal)).Service(service).List("command");

        Assert.Equal(["host", "--role", role], command.Take(3));
        Assert.NotNull(Role.Find(role));
        Assert.Equal(["--root", "/data", "--configs", "/configs"], command.TakeLast(4));
        Assert.Contains("8080", command);
    }

    // The image reads no local.settings.json, and a schedule without a value switches its function off.
    [Fact]
    public void The_NAS_has_every_setting_that_functions_name_at_its_usual_value() =>
        Assert.All(AppSettingDefaults.All, pair => Assert.Equal(pair.Value, NasFunctions.Environment.GetValueOrDefault(pair.Key)));

    [Fact]
    public void Both_machines_listen_to_one_queue() =>
        Assert.Equal(NasFunctions.Environment["BacktestQueue"], PcBacktests.Environment["BacktestQueue"]);

    // It is part of the code's version, and an image has no repository to read it from.
    [Fact]
    public void Every_build_of_this_program_is_told_its_commit() =>
        Offenders.AreNone(ComposeFile.All.Select(file => file.Source).Where(file => !file.Lines.Any(line => line.Trim() == "COMMIT: ${COMMIT:-}")));

    [Fact]
    public void Ports_are_opened_at_the_address_that_was_chosen_and_nowhere_else()
    {
        var ports = Services.SelectMany(service => service.List("ports")).ToList();

        Assert.Equal(["10000:10000", "10001:10001", "7071:8080"], ports.Select(port => port[(port.IndexOf('}', StringComparison.Ordinal) + 2)..]));
        Assert.All(ports, port => Assert.StartsWith("${LAN_ADDRESS:?", port));
        Assert.Empty(ComposeFile.NasOnHost.Services.SelectMany(service => service.List("ports")));
    }

    [Fact]
    public void The_emulator_does_not_start_without_an_account_of_its_own() =>
        Assert.StartsWith("${AZURITE_ACCOUNTS:?", ComposeFile.Nas.Service("azurite").Environment["AZURITE_ACCOUNTS"]);

    [Fact]
    public void Secrets_come_from_the_file_that_git_ignores()
    {
        Assert.All([NasFunctions, PcBacktests], service => Assert.Equal(".env", service.Text("env_file")));
        Offenders.AreNone(ComposeFile.All.SelectMany(file => file.Services).SelectMany(service => service.Environment)
            .Where(pair => SecretName().IsMatch(pair.Key) && !pair.Value.StartsWith("${", StringComparison.Ordinal)));
        Offenders.AreNone(EnvironmentSample().Where(pair => SecretName().IsMatch(pair.Key) && pair.Value.Length > 0));
    }

    [Fact]
    public void Every_variable_of_a_compose_file_is_explained_in_the_sample()
    {
        var explained = EnvironmentSample().Select(pair => pair.Key).ToHashSet(StringComparer.Ordinal);

        Offenders.AreNone(ComposeFile.All.SelectMany(file => Variable().Matches(file.Source.Text)).Select(match => match.Groups["name"].Value).Where(name => !explained.Contains(name)));
    }

    [Fact]
    public void Every_setting_of_a_service_is_known_or_explained()
    {
        using var sample = JsonDocument.Parse(Checkout.File("local.settings.sample.json").Text);
        var known = sample.RootElement.GetProperty("Values").EnumerateObject().Select(value => value.Name)
            .Concat(EnvironmentSample().Select(pair => pair.Key)).ToHashSet(StringComparer.Ordinal);
        var page = Checkout.File("docs/TWO_MACHINES.md").Text;

        Offenders.AreNone(Services.SelectMany(service => service.Environment.Keys).Distinct(StringComparer.Ordinal)
            .Select(name => name.StartsWith(RoleSetting, StringComparison.Ordinal) ? RoleSetting + "N" : name)
            .Where(name => !known.Contains(name) && !page.Contains($"`{name}`", StringComparison.Ordinal)));
    }

    // A line that is commented out shows a value that holds anyway.
    private static IEnumerable<KeyValuePair<string, string>> EnvironmentSample() =>
        Checkout.File("azurite/.env.sample").Lines.Select(line => EnvironmentLine().Match(line)).Where(match => match.Success)
            .Select(match => KeyValuePair.Create(match.Groups["name"].Value, match.Groups["value"].Value));

    [GeneratedRegex(@"\$\{(?<name>\w+)", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Variable();

    [GeneratedRegex(@"^#?(?<name>[A-Za-z]\w*)=(?<value>.*)$", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex EnvironmentLine();

    [GeneratedRegex("(Key|Accounts|Token|Password|Webhook|Storage)$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex SecretName();
}
