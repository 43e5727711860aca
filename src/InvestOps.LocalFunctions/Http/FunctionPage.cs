using System.Text.Json.Serialization;

namespace InvestOps.LocalFunctions.Http;

/// <summary>One function of <c>GET /admin/functions</c>, with the names that the real host gives these fields.</summary>
internal sealed record FunctionPage
{
    public required string Name { get; init; }

    public required string EntryPoint { get; init; }

    /// <summary>For example <c>timer 0 0 8 * * 1-5</c> or <c>http GET /api/orders/{id}</c>; settings that it names are not filled in.</summary>
    public required string Trigger { get; init; }

    public required bool IsDisabled { get; init; }

    public required string Href { get; init; }

    /// <summary>Null unless it is an HTTP function.</summary>
    [JsonPropertyName("invoke_url_template")]
    public string? InvokeUrlTemplate { get; init; }

    public string Language { get; init; } = "dotnet-isolated";
}
