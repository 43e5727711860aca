using InvestOps.LocalFunctions.Discovery;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Azure.Functions.Worker;

namespace InvestOps.LocalFunctions.Http;

/// <summary>Which requests go to a function.</summary>
/// <param name="Methods">In capitals; all when empty.</param>
internal sealed record HttpRoute(FunctionDescriptor Function, HttpTriggerAttribute Trigger, RoutePattern Pattern, IReadOnlyList<string> Methods)
{
    public string Path => "/" + Pattern.RawText!.Trim('/');

    /// <summary>The path with the names of its parameters left out: two routes of one shape take the same requests.</summary>
    public string Shape => string.Join('/', Pattern.PathSegments.Select(Segment)).ToUpperInvariant();

    public bool Overlaps(HttpRoute other) =>
        Shape == other.Shape && (Methods.Count == 0 || other.Methods.Count == 0 || Methods.Intersect(other.Methods, StringComparer.Ordinal).Any());

    private static string Segment(RoutePatternPathSegment segment) => string.Concat(segment.Parts.Select(part => part switch
    {
        RoutePatternLiteralPart literal => literal.Content,
        RoutePatternSeparatorPart separator => separator.Content,
        RoutePatternParameterPart parameter =>
            "{" + (parameter.IsCatchAll ? "*" : "") + string.Join(':', parameter.ParameterPolicies.Select(policy => policy.Content)) + (parameter.IsOptional ? "?" : "") + "}",
        _ => "",
    }));
}
