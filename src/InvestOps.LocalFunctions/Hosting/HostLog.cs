using InvestOps.LocalFunctions.Logging;
using Microsoft.Extensions.Logging;

namespace InvestOps.LocalFunctions.Hosting;

internal static class HostLog
{
    public static void Warned(this ILogger log, string details) => log.Warned("HOST", rc: 0, details);

    public static void Began(this ILogger log, string hostId, string functions) => log.Said("HOST", rc: 0, $"{hostId} begins with {functions}");

    public static void Unusable(this ILogger log, string function, string reason) => log.Failed(exception: null, "HOST", rc: 1, $"{function} is disabled: {reason}");

    public static void Disabled(this ILogger log, string function, string reason) => log.Said("HOST", rc: 0, $"{function} is disabled: {reason}");

    public static void NotStarted(this ILogger log, Exception? failure, string function) => log.Failed(
        exception: null, "HOST", rc: 1, $"The listener for function '{function}' was unable to start: {failure?.Message}");

    public static void NotStopped(this ILogger log, string function) => log.Warned(
        "HOST", rc: 1, $"{function} did not end within the time that a stop allows; what it did is not counted");
}
