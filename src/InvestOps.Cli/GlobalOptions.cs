using System.CommandLine;
using InvestOps.Adapters.DeadMan;
using InvestOps.Functions;
using InvestOps.LocalFunctions.Settings;
using InvestOps.Pipeline.Backups;
using InvestOps.Pipeline.Configuration;
using InvestOps.Pipeline.Tuning;

namespace InvestOps.Cli;

/// <summary>The options that every command takes.</summary>
internal static class GlobalOptions
{
    public static Option<string?> Root { get; } = new("--root")
    {
        Description = "Where everything is kept. [default: data]",
        Recursive = true,
    };

    public static Option<string> Configs { get; } = new("--configs")
    {
        Description = "The folder of the YAML files.",
        DefaultValueFactory = _ => ConfigsFolder.Find(),
        Recursive = true,
    };

    public static Option<string> Language { get; } = CreateLanguage();

    public static Option<bool> Quiet { get; } = new("--quiet", "-q")
    {
        Description = "Log lines for warnings and errors only.",
        Recursive = true,
    };

    public static Option<string?> Storage { get; } = new("--storage")
    {
        Description = "Where assets and the queue are: file (below --root), azurite (the emulator on this machine), or a connection string, "
            + "better kept in the environment variable InvestOpsStorage, where no list of processes shows it. [default: that variable, or file]",
        Recursive = true,
    };

    public static void AddTo(RootCommand command)
    {
        foreach (var option in new Option[] { Root, Storage, Configs, Language, Quiet })
        {
            command.Options.Add(option);
        }
    }

    /// <summary>The settings that the command line stands for.</summary>
    public static InvestOpsSettings Read(ParseResult parsed) => new()
    {
        Root = parsed.GetValue(Root) ?? "data",
        Storage = ConnectionOf(parsed) is { } connection ? InvestOpsSettings.Open(connection, "--storage") : null,
        Configs = parsed.GetValue(Configs)!,
        Language = parsed.GetValue(Language)!,
        Sources = SourceSettings.From(Environment.GetEnvironmentVariable),
        BackupFolder = Environment.GetEnvironmentVariable(BackupSettings.FolderSetting) is { Length: > 0 } folder ? folder : null,
        DeadMan = DeadManSettings.Read(Environment.GetEnvironmentVariable(DeadManSettings.AddressSetting)),
        TuningQueue = Environment.GetEnvironmentVariable("TuningQueue") is { Length: > 0 } shards ? shards : new InvestOpsSettings().TuningQueue,
        TuningThreads = TuningThreads.Read(Environment.GetEnvironmentVariable(TuningThreads.Setting), $"environment variable {TuningThreads.Setting}"),
        BacktestQueue = Environment.GetEnvironmentVariable("BacktestQueue") is { Length: > 0 } queue ? queue : new InvestOpsSettings().BacktestQueue,
    };

    /// <summary>The settings of a host: what the command line says, and where it is silent the environment and local.settings.json.</summary>
    /// <exception cref="ConfigurationException">A setting has no meaning.</exception>
    public static InvestOpsSettings Read(ParseResult parsed, AppSettings stored, string defaultRoot)
    {
        var settings = InvestOpsSettings.From(stored.ToConfiguration());
        return settings with
        {
            Root = parsed.GetValue(Root) ?? stored["root"] ?? defaultRoot,
            Storage = ConnectionOf(parsed, stored[InvestOpsSettings.StorageSetting]) is { } connection ? InvestOpsSettings.Open(connection, "--storage") : null,
            Configs = IsGiven(parsed, Configs) ? parsed.GetValue(Configs)! : settings.Configs,
            Language = IsGiven(parsed, Language) ? parsed.GetValue(Language)! : settings.Language,
        };
    }

    /// <returns>The connection string of the storage; null in file mode.</returns>
    public static string? ConnectionOf(ParseResult parsed) => ConnectionOf(parsed, Environment.GetEnvironmentVariable(InvestOpsSettings.StorageSetting));

    /// <param name="otherwise">What holds where the command line is silent.</param>
    /// <inheritdoc cref="ConnectionOf(ParseResult)"/>
    public static string? ConnectionOf(ParseResult parsed, string? otherwise) =>
        (parsed.GetValue(Storage) ?? otherwise) switch
        {
            null or "" or "file" => null,
            "azurite" => "UseDevelopmentStorage=true",
            var connection => connection,
        };

    private static bool IsGiven(ParseResult parsed, Option option) => parsed.GetResult(option) is { Implicit: false };

    private static Option<string> CreateLanguage()
    {
        var option = new Option<string>("--language")
        {
            Description = "Language of the reports; the environment variable 'language' sets it too.",
            DefaultValueFactory = _ => FromEnvironment(),
            Recursive = true,
        };
        option.AcceptOnlyFromAmong("en", "ko");
        return option;
    }

    private static string FromEnvironment()
    {
        var language = Environment.GetEnvironmentVariable(InvestOpsSettings.LanguageSetting);
        return language is null or "" ? new InvestOpsSettings().Language : language is "en" or "ko"
            ? language
            : throw new ConfigurationException([new ConfigurationError("environment variable language", $"'{language}' is no language of the reports; expected is en or ko")]);
    }
}
