using System.Text.Json;
using System.Text.RegularExpressions;
using InvestOps.Adapters.DeadMan;
using InvestOps.Functions.Http.Dashboard;
using InvestOps.Functions.Triggers;
using InvestOps.LocalFunctions.Discovery;
using InvestOps.Pipeline.Backups;
using InvestOps.Pipeline.Tuning;
using Microsoft.Azure.Functions.Worker;
using Xunit;

namespace InvestOps.Functions.Tests;

public sealed class AppSettingTests
{
    [Fact]
    public void The_sample_of_local_settings_has_the_defaults_and_the_rest_that_is_documented()
    {
        var sample = JsonDocument.Parse(File.ReadAllText(RepositoryFile("local.settings.sample.json"))).RootElement;
        var expected = new Dictionary<string, string>(AppSettingDefaults.All, StringComparer.Ordinal)
        {
            ["FUNCTIONS_WORKER_RUNTIME"] = "dotnet-isolated",
            ["AzureWebJobsStorage"] = "UseDevelopmentStorage=true",
            [InvestOpsSettings.StorageSetting] = "UseDevelopmentStorage=true",
            [InvestOpsSettings.LanguageSetting] = new InvestOpsSettings().Language,
            [BackupSettings.FolderSetting] = "",
            [DashboardAccess.KeySetting] = "",
            ["root"] = new InvestOpsSettings().Root,
            [DeadManSettings.AddressSetting] = "",
            [TuningThreads.Setting] = "",
        };
        foreach (var name in SourceSettings.Names.Concat(NotifySettings.Names))
        {
            expected.Add(name, "");
        }

        Assert.False(sample.GetProperty("IsEncrypted").GetBoolean());
        Assert.Equal(expected.OrderBy(pair => pair.Key, StringComparer.Ordinal), sample.GetProperty("Values").EnumerateObject()
            .Select(value => KeyValuePair.Create(value.Name, value.Value.GetString()!)).OrderBy(pair => pair.Key, StringComparer.Ordinal));
    }

    [Fact]
    public void Every_setting_that_a_trigger_names_has_a_default_and_every_default_a_trigger()
    {
        var named = FunctionCatalog.Discover(typeof(IngestFunction).Assembly).Functions
            .Select(function => function.Trigger switch
            {
                TimerTriggerAttribute timer => timer.Schedule,
                QueueTriggerAttribute queue => queue.QueueName,
                HttpTriggerAttribute http => http.Route ?? "",
                _ => "",
            })
            .SelectMany(text => Regex.Matches(text, "%(?<name>[^%]+)%", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Select(match => match.Groups["name"].Value));

        Assert.Equal(AppSettingDefaults.All.Keys.Order(StringComparer.Ordinal), named.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        Assert.Equal(new InvestOpsSettings().BacktestQueue, AppSettingDefaults.All["BacktestQueue"]);
    }

    private static string RepositoryFile(string name)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "InvestOps.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException($"InvestOps.sln is not above {AppContext.BaseDirectory}.");
        }

        return Path.Combine(folder.FullName, name);
    }
}
