using System.CommandLine;
using InvestOps.Functions;
using InvestOps.Pipeline.Configuration;

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

    public static void AddTo(RootCommand command)
    {
        foreach (var option in new Option[] { Root, Configs, Language, Quiet })
        {
            command.Options.Add(option);
        }
    }

    /// <summary>The settings that the command line stands for.</summary>
    public static InvestOpsSettings Read(ParseResult parsed) => new()
    {
        Root = parsed.GetValue(Root) ?? "data",
        Configs = parsed.GetValue(Configs)!,
        Language = parsed.GetValue(Language)!,
    };

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
        var language = Environment.GetEnvironmentVariable("language") ?? "en";
        return language is "en" or "ko"
            ? language
            : throw new ConfigurationException([new ConfigurationError("environment variable language", $"'{language}' is no language of the reports; expected is en or ko")]);
    }
}
