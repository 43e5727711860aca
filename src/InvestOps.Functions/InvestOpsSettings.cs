using InvestOps.Adapters.AzureStorage;
using InvestOps.Adapters.DeadMan;
using InvestOps.Functions.Http.Dashboard;
using InvestOps.Pipeline.Backups;
using InvestOps.Pipeline.Configuration;
using InvestOps.Pipeline.Configuration.Yaml;
using InvestOps.Pipeline.Secrets;
using InvestOps.Pipeline.Tuning;
using Microsoft.Extensions.Configuration;

namespace InvestOps.Functions;

/// <summary>What every host of InvestOps is started with.</summary>
public sealed record InvestOpsSettings
{
    /// <summary>The setting that holds the connection string of the shared storage.</summary>
    public const string StorageSetting = "InvestOpsStorage";

    /// <summary>The setting that holds the language of reports.</summary>
    public const string LanguageSetting = "language";

    private const string HostIdSetting = "AzureFunctionsWebHost:hostid";

    /// <summary>Where file mode keeps everything, and every mode what belongs to this machine.</summary>
    public string Root { get; init; } = "data";

    /// <summary>Blobs and queues that several machines share; null in file mode.</summary>
    public StorageAccount? Storage { get; init; }

    /// <summary>The queue of backtest requests in the shared storage.</summary>
    public string BacktestQueue { get; init; } = "backtest-requests";

    /// <summary>The queue of shards of tunings in the shared storage.</summary>
    public string TuningQueue { get; init; } = "tuning-shards";

    /// <summary>How many threads a shard is run on.</summary>
    public TuningThreads TuningThreads { get; init; } = TuningThreads.OfThisMachine;

    /// <summary>Where backtest reports are written in file mode; the root where not set.</summary>
    public string? Output { get; init; }

    /// <summary>The folder of waiting backtest requests in file mode; <c>reports/pending</c> below the root where not set.</summary>
    public string? Inbox { get; init; }

    /// <summary>The folder of YAML files.</summary>
    public string Configs { get; init; } = "configs";

    /// <summary>Language of reports: <c>en</c> or <c>ko</c>.</summary>
    public string Language { get; init; } = "en";

    /// <summary>Whether Ingest takes sessions from the built-in sample market, as its clock lets them end.</summary>
    public bool SampleMarket { get; init; }

    /// <summary>The folder that backups go to, on another disk; null where none is set.</summary>
    public string? BackupFolder { get; init; }

    /// <summary>What is kept of backups.</summary>
    public BackupSettings Backups { get; init; } = new();

    /// <summary>Keys and addresses of the sources of market data.</summary>
    public SourceSettings Sources { get; init; } = new();

    /// <summary>The role that this host has: nas, pc or all.</summary>
    public string Role { get; init; } = Functions.Role.All.Name;

    /// <summary>What callers from other machines send, and what the dashboard asks them for; null for none.</summary>
    public SecretText? Key { get; init; }

    /// <summary>Where the watchdog's signs of life go; null: nowhere.</summary>
    public DeadManSettings? DeadMan { get; init; }

    /// <summary>Secrets and addresses of the channels that notices go to.</summary>
    public NotifySettings Notify { get; init; } = new();

    /// <summary>Reads app settings and environment, as every Functions host gives them.</summary>
    /// <exception cref="ConfigurationException">The connection string cannot be read, which is not repeated, or the language is none of the reports'.</exception>
    public static InvestOpsSettings From(IConfiguration configuration) => From(configuration, Environment.GetEnvironmentVariable);

    /// <inheritdoc cref="From(IConfiguration)"/>
    /// <param name="configuration">App settings and environment, names in any case.</param>
    /// <param name="variable">The value of an environment variable, as the operating system finds it by name.</param>
    public static InvestOpsSettings From(IConfiguration configuration, Func<string, string?> variable)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        ArgumentNullException.ThrowIfNull(variable);
        var defaults = new InvestOpsSettings();
        return new InvestOpsSettings
        {
            Root = configuration["root"] ?? defaults.Root,
            Storage = configuration[StorageSetting] is { Length: > 0 } connection ? Open(connection, $"setting {StorageSetting}") : null,
            BacktestQueue = configuration["BacktestQueue"] ?? defaults.BacktestQueue,
            TuningQueue = configuration["TuningQueue"] ?? defaults.TuningQueue,
            TuningThreads = TuningThreads.Read(configuration[TuningThreads.Setting], $"setting {TuningThreads.Setting}"),
            Configs = configuration["configs"] ?? ConfigsFolder.Find(),
            Language = LanguageIn(configuration, variable) ?? defaults.Language,
            Sources = SourceSettings.From(name => configuration[name]),
            BackupFolder = configuration[BackupSettings.FolderSetting] is { Length: > 0 } folder ? folder : null,
            Role = RoleOf(configuration[HostIdSetting] ?? variable("AzureFunctionsWebHost__hostid")) ?? defaults.Role,
            DeadMan = DeadManSettings.Read(configuration[DeadManSettings.AddressSetting]),
            Key = SecretText.From(configuration[DashboardAccess.KeySetting]),
            Notify = new NotifySettings { Setting = name => configuration[name] },
            SampleMarket = string.Equals(configuration["source"], "sample", StringComparison.OrdinalIgnoreCase),
        };
    }

    /// <summary>The role that a host's id ends in: <c>investops-nas</c> is the NAS.</summary>
    private static string? RoleOf(string? hostId) => Functions.Role.Find(hostId?.Split('-')[^1] ?? "")?.Name;

    /// <param name="source">Where the connection string was found, for the error.</param>
    /// <exception cref="ConfigurationException">It cannot be read; does not repeat it.</exception>
    public static StorageAccount Open(string connection, string source)
    {
        try
        {
            return new StorageAccount(connection);
        }
        catch (ArgumentException exception)
        {
            throw new ConfigurationException([new ConfigurationError(source, exception.Message.Split(" (Parameter", StringSplitOptions.None)[0])]);
        }
    }

    // A configuration knows no case, so that a Linux desktop's own LANGUAGE (a list such as en_US:en) comes in the place of ours.
    private static string? LanguageIn(IConfiguration configuration, Func<string, string?> variable)
    {
        var own = variable(LanguageSetting);
        var language = string.IsNullOrEmpty(own) ? configuration[LanguageSetting] : own;
        return language switch
        {
            null or "" => null,
            "en" or "ko" => language,
            _ when own is null && language == variable("LANGUAGE") => null,
            _ => throw new ConfigurationException([new ConfigurationError($"setting {LanguageSetting}", $"'{Spelling.Shown(language)}' is no language of the reports; expected is en or ko")]),
        };
    }
}
