using System.CommandLine;
using System.CommandLine.Help;

namespace InvestOps.Cli.Output;

/// <summary>Wrong usage: every mistake on standard error, where to read more, nothing on standard output.</summary>
internal static class UsageScreen
{
    /// <summary>Whether the words make no command. Asking for help is never wrong.</summary>
    public static bool IsWrong(ParseResult parsed) => parsed.Errors.Count > 0 && parsed.Action is not HelpAction;

    public static int Show(ParseResult parsed)
    {
        foreach (var error in parsed.Errors.Select(error => error.Message).Distinct(StringComparer.Ordinal))
        {
            Console.Error.WriteLine($"error: {ErrorScreen.Printable(error)}");
        }

        Console.Error.WriteLine($"Read about it: {NameOf(parsed.CommandResult.Command)} --help");
        return (int)ExitCode.Usage;
    }

    private static string NameOf(Symbol symbol) =>
        symbol.Parents.OfType<Command>().FirstOrDefault() is { } parent ? $"{NameOf(parent)} {symbol.Name}" : "investops";
}
