using System.Net.Sockets;
using Azure;
using InvestOps.LocalFunctions.Logging;

namespace InvestOps.LocalFunctions.Storage;

/// <summary>Tells failures of storage, or of the way to it, from mistakes in code.</summary>
internal static class StorageFailure
{
    /// <summary>
    /// Whether trying again later can help, or an operator can: refused, timed out, forbidden, a full disk, a proxy's answer. A
    /// call that was cancelled ran out of time, unless whoever asks has cancelled it.
    /// </summary>
    public static bool Explains(Exception exception) => exception switch
    {
        RequestFailedException or IOException or SocketException or HttpRequestException or TimeoutException or UnauthorizedAccessException or OperationCanceledException => true,
        AggregateException several => several.InnerExceptions.All(Explains),
        _ => false,
    };

    /// <summary>The first line of what went wrong, without the request and its headers, and what caused it where that tells more.</summary>
    public static string Summary(Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        var failure = exception is AggregateException { InnerExceptions: [.., var last] } ? last : exception;
        var line = FirstLine(failure);
        if (failure is RequestFailedException { ErrorCode: { Length: > 0 } code })
        {
            return Printable.Line($"{code}: {line}");
        }

        var cause = FirstLine(failure.GetBaseException());
        return Printable.Line(line.Contains(cause, StringComparison.Ordinal) ? line : $"{line} {cause}");
    }

    private static string FirstLine(Exception exception) => exception.Message.Split('\n', 2)[0].Trim();
}
