using InvestOps.LocalFunctions.Settings;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace InvestOps.LocalFunctions.Http;

/// <summary>Looks for the route of a request. Where the options name a route for the root, all that is neither below the prefix nor the host's own is looked for below that route.</summary>
internal static class RootRouting
{
    private static readonly object Asked = new();

    /// <param name="root">Null where nothing answers at the root.</param>
    /// <param name="prefix">Without slashes; empty for none.</param>
    /// <exception cref="SettingsException">No function answers there, or nothing tells its addresses from those of others.</exception>
    public static void Use(WebApplication application, string? root, string prefix, IReadOnlyList<HttpRoute> routes)
    {
        if (root is null)
        {
            application.UseRouting();
            return;
        }

        var target = Target(root.Trim('/'), prefix, routes);
        PathString[] own = [$"/{prefix}", $"/{RouteTable.Reserved}"];
        application.Use(next => context =>
        {
            var path = context.Request.Path;
            if (!own.Any(place => path.StartsWithSegments(place, StringComparison.OrdinalIgnoreCase)))
            {
                context.Items[Asked] = path;
                context.Request.Path = target.Add(path);
            }

            return next(context);
        });
        application.UseRouting();

        // The function, and the log, see the address that was asked for.
        application.Use(next => context =>
        {
            if (context.Items.Remove(Asked, out var path))
            {
                context.Request.Path = (PathString)path!;
            }

            return next(context);
        });
    }

    private static PathString Target(string root, string prefix, IReadOnlyList<HttpRoute> routes)
    {
        if (prefix.Length == 0)
        {
            throw Wrong("it needs an extensions.http.routePrefix, which tells its addresses from those of other functions.");
        }

        var target = new PathString($"/{prefix}/{root}");
        return root.Length > 0 && routes.Any(route => new PathString(route.Path).StartsWithSegments(target, StringComparison.OrdinalIgnoreCase))
            ? target
            : throw Wrong($"no HTTP function has a route that begins with '{root}'.");
    }

    private static SettingsException Wrong(string problem) => new([new SettingsError("options", nameof(Hosting.LocalHostOptions.RootRoute), problem)]);
}
