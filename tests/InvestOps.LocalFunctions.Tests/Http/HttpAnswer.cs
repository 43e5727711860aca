using System.Text.Json;
using Xunit;

namespace InvestOps.LocalFunctions.Tests.Http;

/// <summary>An answer read to its end.</summary>
internal sealed record HttpAnswer(int Status, string? ContentType, string Body, IReadOnlyDictionary<string, string> Headers)
{
    public JsonElement Json => JsonDocument.Parse(Body).RootElement;

    public static async Task<HttpAnswer> ReadAsync(HttpResponseMessage response)
    {
        var headers = response.Headers.Concat(response.Content.Headers).ToDictionary(
            header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase);
        return new HttpAnswer(
            (int)response.StatusCode,
            response.Content.Headers.ContentType?.MediaType,
            await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            headers);
    }

    /// <returns>The detail.</returns>
    public string IsProblem(int status)
    {
        Assert.Equal(status, Status);
        Assert.Equal("application/problem+json", ContentType);
        Assert.Equal(status, Json.GetProperty("status").GetInt32());
        Assert.NotEmpty(Json.GetProperty("title").GetString()!);
        Assert.DoesNotContain("   at ", Body, StringComparison.Ordinal);
        return Json.TryGetProperty("detail", out var detail) ? detail.GetString() ?? "" : "";
    }
}
