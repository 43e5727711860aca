using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace InvestOps.LocalFunctions.Tests.Http;

/// <summary>A small shop: one HTTP function of each sort.</summary>
public sealed class SampleFunctions(Gate gate)
{
    [Function("Hello")]
    public static IActionResult Hello([HttpTrigger(AuthorizationLevel.Anonymous, "get", "post")] HttpRequest request) =>
        new OkObjectResult(new Item(1, "hello " + request.Method));

    [Function("GetItem")]
    public static object GetItem([HttpTrigger(AuthorizationLevel.Function, "get", Route = "items/{id:int}")] HttpRequest request, int id) =>
        new Item(id, request.Query["note"].ToString());

    [Function("PutItem")]
    public static IActionResult PutItem([HttpTrigger(AuthorizationLevel.Function, "put", Route = "items/{id:int}")] HttpRequest request, int id) =>
        new AcceptedResult($"{request.Path}/runs/{id}", value: null);

    [Function("NamedItem")]
    public static string NamedItem([HttpTrigger(AuthorizationLevel.Function, "get", Route = "items/{name}")] HttpRequest request, string name) =>
        $"{request.Method} name {name}";

    [Function("Any")]
    public static string Any([HttpTrigger(AuthorizationLevel.Anonymous, Route = "any")] HttpRequest request) => request.Method;

    [Function("OwnerOnly")]
    public static string OwnerOnly([HttpTrigger(AuthorizationLevel.Admin, "get", Route = "owner")] HttpRequest request) => request.Method;

    [Function("Nothing")]
    public static Task Nothing([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request)
    {
        request.HttpContext.Response.Headers["x-seen"] = "yes";
        return Task.CompletedTask;
    }

    [Function("Missing")]
    public static IActionResult Missing([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request) =>
        new StatusCodeResult(request.Query.Count > 0 ? StatusCodes.Status410Gone : StatusCodes.Status404NotFound);

    [Function("Minimal")]
    public static IResult Minimal([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request) => Results.Text("minimal " + request.Method);

    [Function("Order")]
    public static OrderAnswer Order([HttpTrigger(AuthorizationLevel.Function, "post", Route = "orders")] HttpRequest request) =>
        new(new AcceptedResult("/api/orders/7", value: null), new Item(7, request.Method));

    [Function("Forward")]
    [QueueOutput("forwarded")]
    public static string Forward([HttpTrigger(AuthorizationLevel.Function, "post")] HttpRequest request) => "message " + request.Method;

    [Function("Fails")]
    public static IActionResult Fails([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request) =>
        throw new InvalidOperationException("the inner secret of " + request.Path);

    [Function("FailsLate")]
    public static IActionResult FailsLate([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request) =>
        new PhysicalFileResult("/nowhere/" + request.Method, "text/plain");

    [Function("Reads")]
    public static async Task<string> ReadsAsync([HttpTrigger(AuthorizationLevel.Anonymous, "post", "put", "patch")] HttpRequest request, CancellationToken cancellationToken)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, cancellationToken);
        return body.Length.ToString(CultureInfo.InvariantCulture);
    }

    [Function("Day")]
    public static string Day([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "days/{day}")] HttpRequest request, DateOnly day, int count = 3) =>
        string.Create(CultureInfo.InvariantCulture, $"{request.Method} {day:yyyy-MM-dd} {count}");

    [Function("Bindings")]
    public static string Bindings([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "bindings/{place}/{*rest}")] HttpRequest request, FunctionContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var data = context.BindingContext.BindingData.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={pair.Value}");
        return $"{ReferenceEquals(context.GetHttpContext(), request.HttpContext)} {string.Join(' ', data)}";
    }

    [Function("Waits")]
    public async Task<string> WaitsAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request, CancellationToken cancellationToken)
    {
        gate.Entered();
        await gate.Opened.WaitAsync(cancellationToken);
        return request.Method;
    }

    [Function("Ignores")]
    public async Task<string> IgnoresAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request)
    {
        gate.Entered();
        await gate.Opened;
        return request.Method;
    }
}
