using System.CommandLine;
using System.CommandLine.Parsing;
using InvestOps.Domain.Calendar;
using InvestOps.Domain.Market;
using InvestOps.LocalFunctions.Settings;
using InvestOps.Pipeline.Backtesting;
using InvestOps.Pipeline.Configuration;
using InvestOps.Pipeline.Configuration.Yaml;
using InvestOps.Pipeline.Ports;
using InvestOps.Pipeline.Quality;

namespace InvestOps.Cli.Output;

/// <summary>Errors as a person should see them: what, where, what to do. No stack trace, nothing on standard output.</summary>
internal static class ErrorScreen
{
    /// <summary>Whether the exception says all that a person needs. Anything else is a fault of ours and keeps its stack trace.</summary>
    public static bool Explains(Exception exception) => CodeOf(exception) is not null;

    public static int Show(Exception exception)
    {
        var code = CodeOf(exception) ?? ExitCode.Failed;
        IReadOnlyList<string> lines = exception switch
        {
            InvalidRequestException invalid => invalid.Reasons,
            ConfigurationException or SettingsException => exception.Message.Split('\n'),
            _ => [MessageOf(exception)],
        };
        foreach (var line in lines)
        {
            Console.Error.WriteLine($"error: {Printable(line)}");
        }

        return (int)code;
    }

    /// <summary>The text without control characters, which a terminal would obey; line ends stay.</summary>
    public static string Printable(string text) => string.Concat(text.Select(c => c switch { '\n' => c, '\t' => ' ', _ => char.IsControl(c) ? '\uFFFD' : c }));

    /// <summary>A command line that cannot be understood.</summary>
    public static int ShowUsage(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        foreach (var message in parsed.Errors.Select(error => error.Message).Distinct(StringComparer.Ordinal))
        {
            Console.Error.WriteLine($"error: {Printable(message)}");
        }

        var names = command.Options.Concat(parsed.RootCommandResult.Command.Options).Select(option => option.Name).ToArray();
        foreach (var token in parsed.UnmatchedTokens.Where(token => token.StartsWith('-')))
        {
            if (Spelling.Closest(token.Split('=')[0], names) is { } close)
            {
                Console.Error.WriteLine($"Did you mean {close}?");
            }
        }

        var path = string.Join(' ', PathOf(parsed.CommandResult).Reverse());
        Console.Error.WriteLine($"See what it takes: {path} --help");
        return (int)ExitCode.Usage;
    }

    private static IEnumerable<string> PathOf(CommandResult command)
    {
        for (SymbolResult? result = command; result is not null; result = result.Parent)
        {
            if (result is CommandResult found)
            {
                yield return found.Command is RootCommand ? "investops" : found.Command.Name;
            }
        }
    }

    private static string MessageOf(Exception exception) => exception switch
    {
        OperationCanceledException => "Stopped. What was finished is kept; run the same command again to go on.",
        UnauthorizedAccessException => $"{exception.Message} Check the permissions of the folder.",
        _ => exception.Message,
    };

    private static ExitCode? CodeOf(Exception exception) => exception switch
    {
        SourceException source => CodeOf(source.Fault),
        ConfigurationException or StrategyNotFoundException or InvalidRequestException or NotATradingDateException or SettingsException or DecisionRefusedException => ExitCode.Usage,
        MarketDataException or IOException or InvalidDataException or UnauthorizedAccessException or OperationCanceledException => ExitCode.Failed,
        _ => null,
    };

    private static ExitCode CodeOf(SourceFault fault) => fault switch
    {
        SourceFault.AuthMissing or SourceFault.AuthRejected or SourceFault.ServiceNotApproved => ExitCode.Usage,
        SourceFault.QuotaExceeded => ExitCode.NotReady,
        _ => ExitCode.Failed,
    };
}
