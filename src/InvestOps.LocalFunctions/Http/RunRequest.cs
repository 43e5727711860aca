using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace InvestOps.LocalFunctions.Http;

/// <summary>The body of <c>POST /admin/functions/{name}</c>.</summary>
internal sealed record RunRequest
{
    /// <summary>What the function is to be called with; a queue function takes it for the message.</summary>
    public string? Input { get; init; }

    /// <returns>Null when the content is of another type than JSON.</returns>
    /// <exception cref="JsonException">It is no JSON, or has something that is not known.</exception>
    public static async Task<RunRequest?> ReadAsync(HttpRequest request)
    {
        if (!IsJson(request.ContentType))
        {
            return null;
        }

        return await JsonSerializer.DeserializeAsync<RunRequest>(request.Body, HttpJson.Options, request.HttpContext.RequestAborted)
            ?? throw new JsonException("an object was expected.");
    }

    private static bool IsJson(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type)
        && type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
        && (!type.Charset.HasValue || type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase));
}
