using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace InvestOps.LocalFunctions.Tests.Http;

/// <summary>Functions whose routes cannot be used, and one that can.</summary>
public static class MisroutedFunctions
{
    [Function("First")]
    public static string First([HttpTrigger(AuthorizationLevel.Anonymous, "get", "post", Route = "things/{id}")] HttpRequest request, string id) => request is null ? "" : id;

    [Function("Second")]
    public static string Second([HttpTrigger(AuthorizationLevel.Anonymous, "POST", Route = "/Things/{name}/")] HttpRequest request, string name) => request is null ? "" : name;

    [Function("Administers")]
    public static string Administers([HttpTrigger(AuthorizationLevel.Anonymous, Route = "administer")] HttpRequest request) => request?.Path ?? "";

    [Function("BadBraces")]
    public static string BadBraces([HttpTrigger(AuthorizationLevel.Anonymous, Route = "a/{b")] HttpRequest request) => request?.Path ?? "";

    [Function("UnknownConstraint")]
    public static string UnknownConstraint([HttpTrigger(AuthorizationLevel.Anonymous, Route = "a/{b:colour}")] HttpRequest request) => request?.Path ?? "";
}
