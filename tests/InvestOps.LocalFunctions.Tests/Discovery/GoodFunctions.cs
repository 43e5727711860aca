using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace InvestOps.LocalFunctions.Tests.Discovery;

/// <summary>Functions as they should be.</summary>
public static class GoodFunctions
{
    [Function("Order")]
    public static TakenOrder Order([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "orders/{id}")] HttpRequest request, string id) =>
        new() { Answer = request.Method, Work = id };

    [Function("Work")]
    public static Task Work([QueueTrigger("%Orders%")] string message, int dequeueCount, CancellationToken cancellationToken) =>
        Task.FromCanceled(new CancellationToken(message.Length == dequeueCount && cancellationToken.CanBeCanceled));
}
