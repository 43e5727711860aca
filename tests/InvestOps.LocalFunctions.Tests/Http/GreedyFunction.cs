using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace InvestOps.LocalFunctions.Tests.Http;

/// <summary>A function for every path.</summary>
public static class GreedyFunction
{
    [Function("Greedy")]
    public static string Greedy([HttpTrigger(AuthorizationLevel.Anonymous, Route = "{*path}")] HttpRequest request, string path) => request is null ? "" : path;
}
