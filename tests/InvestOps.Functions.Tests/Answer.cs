using System.Text.Json;
using Xunit;

namespace InvestOps.Functions.Tests;

/// <summary>An HTTP answer read to its end.</summary>
internal sealed record Answer(int Status, string? ContentType, string Body, IReadOnlyDictionary<string, string> Headers)
{
    public JsonElement Json => JsonDocument.Parse(Body).RootElement;

    public static async Task<Answer> ReadAsync(HttpResponseMessage response) => new(
        (int)response.StatusCode,
        response.Content.Headers.ContentType?.MediaType,
        await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
        response.Headers.Concat(response.Content.Headers).ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase));

    public string Text(string property) => Json.GetProperty(property).GetString()!;

    /// <summary>Checks that these are problem details as RFC 9457 has them, with nothing of the program's inside.</summary>
    /// <returns>The detail.</returns>
    public string IsProblem(int status)
    {
        Assert.Equal(status, Status);
        Assert.Equal("application/problem+json", ContentType);
        Assert.Equal(status, Json.GetProperty("status").GetInt32());
        Assert.NotEmpty(Text("title"));
        Assert.DoesNotContain("   at ", Body, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", Body, StringComparison.Ordinal);
        return Json.TryGetProperty("detail", out var detail) ? detail.GetString() ?? "" : "";
    }
}
