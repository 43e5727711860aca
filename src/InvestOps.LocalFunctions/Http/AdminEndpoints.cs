using InvestOps.LocalFunctions.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace InvestOps.LocalFunctions.Http;

/// <summary>The addresses below <c>/admin</c>; all but the ping need the key where other machines can call.</summary>
internal static class AdminEndpoints
{
    private static readonly string[] Read = [HttpMethods.Get, HttpMethods.Head];
    private static readonly string[] Change = [HttpMethods.Post];

    public static void Map(WebApplication application, LocalHostContext host, CallerKey key, AdminPages pages, ILogger log)
    {
        var runs = new AdminRuns(host, log);
        var drain = new AdminDrain(host, log);
        MapOne("host/ping", [.. Read, .. Change], _ => Task.CompletedTask);
        MapOne("host/status", Read, Guarded(pages.HostAsync));
        MapOne("host/drain", Change, Guarded(drain.DrainAsync));
        MapOne("host/drain/status", Read, Guarded(drain.StatusAsync));
        MapOne("host/resume", Change, Guarded(drain.ResumeAsync));
        MapOne("functions", Read, Guarded(pages.FunctionsAsync));
        MapOne("functions/{name}", Read, Guarded(pages.FunctionAsync));
        MapOne("functions/{name}", Change, Guarded(runs.StartAsync));
        MapOne("functions/{name}/status", Read, Guarded(pages.StatusAsync));
        MapOne("runs/{id}", Read, Guarded(runs.ShowAsync));

        RequestDelegate Guarded(RequestDelegate inner) => context => key.Admits(context) ? inner(context) : CallerKey.RefuseAsync(context);

        // Before every function's route, whatever that is.
        void MapOne(string path, string[] methods, RequestDelegate answer) =>
            application.MapMethods($"/{RouteTable.Reserved}/{path}", methods, answer).WithOrder(-1);
    }
}
