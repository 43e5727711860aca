using InvestOps.LocalFunctions.Discovery;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Azure.Functions.Worker;

namespace InvestOps.LocalFunctions.Http;

/// <summary>The routes of all HTTP functions of a host, the more exact ones first.</summary>
internal static class RouteTable
{
    public const string Reserved = "admin";

    /// <param name="prefix">Without slashes; empty for none.</param>
    /// <param name="policies">Knows the constraints that routes can have.</param>
    /// <exception cref="FunctionCatalogException">Some route cannot be used; all mistakes are in it.</exception>
    public static IReadOnlyList<HttpRoute> Build(IEnumerable<FunctionDescriptor> functions, string prefix, ParameterPolicyFactory policies)
    {
        var mistakes = new List<string>();
        if (IsReserved(prefix))
        {
            mistakes.Add($"extensions.http.routePrefix: '{prefix}' cannot begin with '{Reserved}', which is the host's own.");
        }

        var routes = new List<HttpRoute>();
        foreach (var function in functions.Where(function => function.Trigger is HttpTriggerAttribute))
        {
            if (TryBuild(function, prefix, policies, mistakes) is { } route)
            {
                mistakes.AddRange(routes.Where(route.Overlaps).Select(other => $"{function.EntryPoint}: the route {route.Path} is taken by {other.Function.EntryPoint}."));
                routes.Add(route);
            }
        }

        return mistakes.Count > 0
            ? throw new FunctionCatalogException(mistakes)
            : [.. routes.OrderBy(route => route.Pattern.InboundPrecedence).ThenBy(route => route.Function.Name, StringComparer.Ordinal)];
    }

    private static HttpRoute? TryBuild(FunctionDescriptor function, string prefix, ParameterPolicyFactory policies, List<string> mistakes)
    {
        var trigger = (HttpTriggerAttribute)function.Trigger;
        var route = (string.IsNullOrWhiteSpace(trigger.Route) ? function.Name : trigger.Route).Trim('/');
        if (IsReserved(route))
        {
            mistakes.Add($"{function.EntryPoint}: the route '{route}' cannot begin with '{Reserved}', which is the host's own.");
            return null;
        }

        try
        {
            var pattern = RoutePatternFactory.Parse(prefix.Length == 0 ? route : $"{prefix}/{route}");
            Check(pattern, policies);
            return new HttpRoute(function, trigger, pattern, [.. trigger.Methods.Select(method => method.ToUpperInvariant())]);
        }
        catch (Exception wrong) when (wrong is RoutePatternException or InvalidOperationException or RouteCreationException or ArgumentException)
        {
            mistakes.Add($"{function.EntryPoint}: the route '{route}' cannot be used: {wrong.Message}");
            return null;
        }
    }

    // Routing itself makes constraints only when the first request arrives.
    private static void Check(RoutePattern pattern, ParameterPolicyFactory policies)
    {
        foreach (var parameter in pattern.Parameters)
        {
            foreach (var policy in parameter.ParameterPolicies)
            {
                policies.Create(parameter, policy);
            }
        }
    }

    // As the real host, which refuses 'administer' too.
    private static bool IsReserved(string route) => route.TrimStart('/').StartsWith(Reserved, StringComparison.OrdinalIgnoreCase);
}
