using System.Net.Sockets;
using Azure;

namespace InvestOps.LocalFunctions.Storage;

/// <summary>Tells failures of storage, or of the way to it, from mistakes in code.</summary>
public static class StorageFailure
{
    /// <summary>Whether trying again later can help, or an operator can: refused, timed out, forbidden, a full disk, a proxy's answer.</summary>
    public static bool Explains(Exception exception) => exception switch
    {
        RequestFailedException or IOException or SocketException or HttpRequestException or TimeoutException or UnauthorizedAccessException => true,
        AggregateException several => several.InnerExceptions.All(Explains),
        OperationCanceledException { InnerException: { } inner } => Explains(inner),
        _ => false,
    };

    /// <summary>The first line of what went wrong, without the request and its headers.</summary>
    public static string Summary(Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        var innermost = exception is AggregateException { InnerExceptions: [.., var last] } ? last : exception;
        var line = innermost.Message.Split('\n', 2)[0].Trim();
        return innermost is RequestFailedException { ErrorCode: { Length: > 0 } code } ? $"{code}: {line}" : line;
    }
}
