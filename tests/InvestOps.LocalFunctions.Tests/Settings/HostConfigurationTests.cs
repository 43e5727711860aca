using InvestOps.LocalFunctions.Settings;
using InvestOps.Testing;
using Xunit;

namespace InvestOps.LocalFunctions.Tests.Settings;

public sealed class HostConfigurationTests
{
    [Fact]
    public void Without_any_file_the_defaults_of_the_real_host_hold()
    {
        var host = Load(hostJson: null).Host;

        Assert.Equal(TimeSpan.FromMinutes(30), host.FunctionTimeout);
        Assert.Equal(new QueueSettings { BatchSize = 16, NewBatchThreshold = 8, MaxPollingInterval = TimeSpan.FromSeconds(2), MaxDequeueCount = 5 }, host.Queues);
        Assert.Equal("api", host.Http.RoutePrefix);
        Assert.Empty(host.Functions);
        Assert.Null(host.Retry);
    }

    [Theory]
    [InlineData("AccountName=a;AccountKey=canary", UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead, true)]
    [InlineData("AccountName=a;AccountKey=canary", UnixFileMode.UserRead | UnixFileMode.UserWrite, false)]
    [InlineData("UseDevelopmentStorage=true", UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead, false)]
    public void A_key_that_every_user_of_the_machine_can_read_is_warned_of(string connection, UnixFileMode mode, bool isWarned)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such rights.");
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "local.settings.json");
        File.WriteAllText(file, $$"""{"Values": {"AzureWebJobsStorage": "{{connection}}"} }""");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file, mode);
        }

        var warnings = HostConfiguration.Load(folder.Path, new Dictionary<string, string>(StringComparer.Ordinal)).Warnings;

        Assert.Equal(isWarned, warnings.Any(warning => warning.Contains("chmod 600", StringComparison.Ordinal)));
        Assert.DoesNotContain(warnings, warning => warning.Contains("canary", StringComparison.Ordinal));
    }

    [Fact]
    public void Values_of_the_file_are_read_and_the_environment_overrides_them()
    {
        const string Json = """
            { // the real host takes comments
              "version": "2.0", "functionTimeout": "02:00:00", "functions": ["A", "B"],
              "extensions": { "queues": { "batchSize": 1, "newBatchThreshold": 0, "maxPollingInterval": "00:00:05", "visibilityTimeout": "00:02:00",
                                          "maxDequeueCount": 3, "messageEncoding": "none" }, "http": { "routePrefix": "/v1/" } },
              "singleton": { "listenerLockPeriod": "00:00:20" },
              "retry": { "strategy": "exponentialBackoff", "maxRetryCount": 3, "minimumInterval": "00:00:01", "maximumInterval": "00:01:00" },
              "logging": { "logLevel": { "default": "Warning", "Function.Scan": "Debug" } },
            }
            """;

        var host = Load(Json, environment: new() { ["AzureFunctionsJobHost__extensions__queues__batchSize"] = "4", ["azurefunctionsjobhost__functionTimeout"] = "-1" }).Host;

        Assert.Null(host.FunctionTimeout);
        Assert.Equal(
            new QueueSettings
            {
                BatchSize = 4, NewBatchThreshold = 0, MaxPollingInterval = TimeSpan.FromSeconds(5), VisibilityTimeout = TimeSpan.FromMinutes(2),
                MaxDequeueCount = 3, MessageEncoding = MessageEncoding.None,
            },
            host.Queues);
        Assert.Equal("v1", host.Http.RoutePrefix);
        Assert.Equal(["A", "B"], host.Functions);
        Assert.Equal(TimeSpan.FromSeconds(20), host.Singleton.ListenerLockPeriod);
        Assert.Equal(
            new RetrySettings { Strategy = RetryStrategy.ExponentialBackoff, MaxRetryCount = 3, Delay = TimeSpan.FromSeconds(1), MaximumDelay = TimeSpan.FromMinutes(1) },
            host.Retry);
        Assert.Equal("Debug", host.LogLevels["function.scan"]);
    }

    [Fact]
    public void Every_wrong_value_is_reported_at_once_with_its_file_and_key()
    {
        const string Json = """
            { "version": "3.0", "functionTimeout": "soon",
              "extensions": { "queues": { "batchSize": 33, "maxPollingInterval": 2000, "messageEncoding": "utf8" }, "http": { "routePrefix": "../up" } },
              "retry": { "strategy": "never" } }
            """;

        var refusal = Assert.Throws<SettingsException>(() => Load(
            Json, """{ "IsEncrypted": true, "Host": { "LocalHttpPort": 99999 } }""", new() { ["AzureFunctionsJobHost__extensions__queues__maxDequeueCount"] = "0" }));

        Assert.Equal(
            [
                "AzureFunctionsJobHost__extensions__queues__maxDequeueCount extensions:queues:maxDequeueCount",
                "host.json extensions:http:routePrefix", "host.json extensions:queues:batchSize", "host.json extensions:queues:maxPollingInterval",
                "host.json extensions:queues:messageEncoding", "host.json functionTimeout", "host.json retry:strategy", "host.json version",
                "local.settings.json Host:LocalHttpPort", "local.settings.json IsEncrypted",
            ],
            refusal.Errors.Select(error => $"{error.Source} {error.Key}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_file_that_is_no_JSON_is_named()
    {
        var refusal = Assert.Throws<SettingsException>(() => Load("{ \"version\": "));

        Assert.StartsWith("host.json: no valid JSON", Assert.Single(refusal.Errors).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_environment_wins_over_local_settings_unless_it_is_empty_and_says_so()
    {
        const string Local = """
            { "Values": { "Schedule__Scan": "0 0 8 * * *", "AzureWebJobsStorage": "UseDevelopmentStorage=true", "Count": 5, "Same": "x" },
              "ConnectionStrings": { "Reports": "conn" }, "Host": { "LocalHttpPort": 7072, "CORS": "http://a, http://b" } }
            """;

        var configuration = Load("{ \"version\": \"2.0\" }", Local, new() { ["AzureWebJobsStorage"] = "other", ["Count"] = "", ["Same"] = "x" });

        Assert.Equal("other", configuration.App["azurewebjobsstorage"]);
        Assert.Equal("5", configuration.App["Count"]);
        Assert.Equal("0 0 8 * * *", configuration.App["Schedule:Scan"]);
        Assert.Equal(7072, configuration.LocalHttp.Port);
        Assert.Equal(["http://a", "http://b"], configuration.LocalHttp.CorsOrigins);
        Assert.Contains("AzureWebJobsStorage", Assert.Single(configuration.Warnings), StringComparison.Ordinal);
        Assert.Equal("conn", configuration.App.ToConfiguration()["ConnectionStrings:Reports"]);
    }

    [Fact]
    public void Names_between_percent_signs_are_replaced_and_the_missing_one_is_told()
    {
        var names = new NameResolver(new AppSettings(new Dictionary<string, string>(StringComparer.Ordinal) { ["Queue"] = "orders", ["Empty"] = "" }));

        Assert.True(names.TryResolve("%queue%-%Queue%", out var resolved, out _));
        Assert.Equal("orders-orders", resolved);
        Assert.False(names.TryResolve("%Empty%", out _, out var problem));
        Assert.Equal("'%Empty%' does not resolve to a value.", problem);
    }

    [Theory]
    [InlineData(null, "storage")]
    [InlineData("", "storage")]
    [InlineData("AzureWebJobsStorage", "storage")]
    [InlineData("Orders", "orders with prefix")]
    [InlineData("Reports", "reports by name")]
    [InlineData("Nowhere", null)]
    public void A_connection_is_found_with_its_prefix_before_its_bare_name(string? name, string? expected)
    {
        var connections = new ConnectionResolver(new AppSettings(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["AzureWebJobsStorage"] = "storage", ["AzureWebJobsOrders"] = "orders with prefix", ["Orders"] = "orders", ["ConnectionStrings:Reports"] = "reports by name",
        }));

        Assert.Equal(expected is not null, connections.TryResolve(name, out var found, out var problem));
        Assert.Equal(expected ?? "", found);
        Assert.Equal(expected is null, problem.Contains("'Nowhere'", StringComparison.Ordinal));
    }

    private static HostConfiguration Load(string? hostJson, string? local = null, Dictionary<string, string>? environment = null)
    {
        using var folder = new TemporaryFolder();
        if (hostJson is not null)
        {
            File.WriteAllText(Path.Combine(folder.Path, "host.json"), hostJson);
        }

        if (local is not null)
        {
            File.WriteAllText(Path.Combine(folder.Path, "local.settings.json"), local);
        }

        return HostConfiguration.Load(folder.Path, environment ?? []);
    }
}
