using Microsoft.Azure.Functions.Worker;

namespace InvestOps.LocalFunctions.Tests.Http;

/// <summary>Functions without a route, to be run by hand.</summary>
public static class BackgroundFunctions
{
    [Function("Nightly")]
    public static bool Nightly([TimerTrigger("0 0 3 * * *")] TimerInfo timer) => timer is { IsPastDue: true };

    [Function("Packing")]
    public static string Packing([QueueTrigger("%PackingQueue%")] string message) => message;
}
