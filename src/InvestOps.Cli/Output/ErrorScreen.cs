using InvestOps.Domain.Calendar;
using InvestOps.Domain.Market;
using InvestOps.Pipeline.Backtesting;
using InvestOps.Pipeline.Configuration;

namespace InvestOps.Cli.Output;

/// <summary>Errors as a person should see them: what, where, what to do. No stack trace, nothing on standard output.</summary>
internal static class ErrorScreen
{
    /// <summary>Whether the exception says all that a person needs. Anything else is a fault of ours and keeps its stack trace.</summary>
    public static bool Explains(Exception exception) => CodeOf(exception) is not null;

    public static int Show(Exception exception)
    {
        var code = CodeOf(exception) ?? ExitCode.Failed;
        var lines = exception is InvalidRequestException invalid ? invalid.Reasons : [MessageOf(exception)];
        foreach (var line in lines)
        {
            Console.Error.WriteLine($"error: {Printable(line)}");
        }

        return (int)code;
    }

    /// <summary>The text without control characters, which a terminal would obey; line ends stay.</summary>
    public static string Printable(string text) => string.Concat(text.Select(c => c switch { '\n' => c, '\t' => ' ', _ => char.IsControl(c) ? '\uFFFD' : c }));

    private static string MessageOf(Exception exception) => exception switch
    {
        OperationCanceledException => "Stopped. What was finished is kept; run the same command again to go on.",
        UnauthorizedAccessException => $"{exception.Message} Check the permissions of the folder.",
        _ => exception.Message,
    };

    private static ExitCode? CodeOf(Exception exception) => exception switch
    {
        ConfigurationException or StrategyNotFoundException or InvalidRequestException or NotATradingDateException => ExitCode.Usage,
        MarketDataException or IOException or InvalidDataException or UnauthorizedAccessException or OperationCanceledException => ExitCode.Failed,
        _ => null,
    };
}
