using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace InvestOps.LocalFunctions.Tests.Http;

/// <summary>Two functions whose constraints both hold for 5.</summary>
public static class OverlappingFunctions
{
    [Function("AtMost")]
    public static string AtMost([HttpTrigger(AuthorizationLevel.Anonymous, Route = "numbers/{n:max(9)}")] HttpRequest request) => request is null ? "" : "most";

    [Function("AtLeast")]
    public static string AtLeast([HttpTrigger(AuthorizationLevel.Anonymous, Route = "numbers/{n:min(3)}")] HttpRequest request) => request is null ? "" : "least";
}
