using System.Collections.ObjectModel;
using InvestOps.Pipeline.Dashboard;
using Microsoft.AspNetCore.Http;

namespace InvestOps.Functions.Http.Dashboard;

/// <summary>What a request asks the dashboard for, wherever a host has put it: at its function's route or at the root.</summary>
/// <param name="Base">What the dashboard's addresses begin with; starts and ends with a slash.</param>
/// <param name="Path">The page or file below the base, without slashes at its ends.</param>
internal sealed record DashboardPlace(string Base, string Path)
{
    /// <summary>The name of the route's parameter that takes the path.</summary>
    private const string Parameter = "path";

    private static readonly ReadOnlyDictionary<string, string> NoQuery = ReadOnlyDictionary<string, string>.Empty;

    public static DashboardPlace Of(HttpRequest request)
    {
        var asked = request.Path.Value!.Trim('/');
        var path = (request.RouteValues[Parameter] as string ?? "").Trim('/');

        // The base is what stands before the route's value. Empty parts are dropped: a link that begins with two slashes leads to another host.
        var before = asked.EndsWith(path, StringComparison.Ordinal) ? asked[..^path.Length] : "";
        var parts = $"{request.PathBase}/{before}".Split('/', StringSplitOptions.RemoveEmptyEntries);
        return new DashboardPlace(parts.Length == 0 ? "/" : $"/{string.Join('/', parts)}/", path);
    }

    /// <summary>The address of a page of this dashboard, whatever a form says of it: the first page where it could lead elsewhere.</summary>
    public string AddressOf(string? path) =>
        Base + (path is not null && path.All(c => char.IsAsciiLetterOrDigit(c) || c is '/' or '.' or '_' or '-') && path.Split('/') is var parts && !parts.Any(part => part is "" or "." or "..") ? path : "");

    /// <summary>The page that is asked for.</summary>
    /// <param name="visitor">Whose forms it is to have.</param>
    public DashboardRequest Read(HttpRequest request, DashboardVisitor visitor) =>
        Show(Path, visitor) with { Query = request.Query.ToDictionary(pair => pair.Key, pair => pair.Value.ToString(), StringComparer.Ordinal) };

    /// <summary>Another page of the same dashboard.</summary>
    public DashboardRequest Show(string path, DashboardVisitor visitor) =>
        new(path, NoQuery) { Base = Base, FormToken = visitor.FormToken, CanSignOut = visitor.IsSignedIn };
}
