using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Backtesting;
using InvestOps.Pipeline.Configuration.Yaml;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace InvestOps.Functions.Http;

/// <summary>A backtest as HTTP asks for it: fields in the query, in a JSON body, or some here and some there.</summary>
internal static class BacktestHttpRequest
{
    /// <summary>The real host takes its key from here; it is none of the request's fields.</summary>
    private const string KeyField = "code";

    private const int LongestShown = 40;

    private static readonly string[] Numbers = ["capital", "schema"];

    private static readonly JsonDocumentOptions Parsing = new() { AllowDuplicateProperties = false, MaxDepth = 16 };

    /// <exception cref="RefusedBodyException">The body is no JSON by its type, or too large.</exception>
    /// <exception cref="InvalidRequestException">Everything that is wrong with the request.</exception>
    public static async Task<BacktestMessage> ReadAsync(HttpRequest request, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var body = await ReadBodyAsync(request, cancellationToken);
        var query = request.Query.Where(pair => !string.Equals(pair.Key, KeyField, StringComparison.OrdinalIgnoreCase)).ToList();
        var bytes = query.Count == 0 && body.Length > 0 ? body : Together(body, query);
        var message = BacktestMessage.Read(bytes);
        return message with { RequestedAt = message.RequestedAt ?? now, RequestedBy = message.RequestedBy ?? "http" };
    }

    private static async Task<byte[]> ReadBodyAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var most = string.Create(CultureInfo.InvariantCulture, $"A backtest request has {BacktestMessage.MaximumBytes:N0} bytes at most.");
        var content = await RequestBody.ReadAsync(request, BacktestMessage.MaximumBytes, most, cancellationToken);
        return content.Length == 0 || request.HasJsonContentType()
            ? content
            : throw new RefusedBodyException(StatusCodes.Status415UnsupportedMediaType, "The body is of another type", "Send the request as application/json, or its fields in the query.");
    }

    private static byte[] Together(byte[] body, List<KeyValuePair<string, StringValues>> query)
    {
        try
        {
            return Merge(body.Length == 0 ? new JsonObject() : Parse(body), query);
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            // No JSON, no object, or texts with half a character: the reader of messages says which, unless it reads more than can stand beside a query.
            BacktestMessage.Read(body);
            throw new InvalidRequestException(["The body is no plain JSON object; beside a query it must be one."]);
        }
    }

    // JSON's own reader puts a mark in the place of bytes that are no text.
    private static JsonObject Parse(byte[] body) =>
        Utf8.IsValid(body) && JsonNode.Parse(body, nodeOptions: null, Parsing) is JsonObject fields ? fields : throw new JsonException("The body is no object.");

    // The reader of messages checks both together; here only a field that stands in both places is a mistake.
    private static byte[] Merge(JsonObject fields, List<KeyValuePair<string, StringValues>> query)
    {
        var errors = new List<string>();
        foreach (var (name, values) in query)
        {
            if (values.Count != 1)
            {
                errors.Add($"'{Spelling.Shown(name, LongestShown)}' stands {values.Count} times in the query; once is enough.");
            }
            else if (fields.Any(field => string.Equals(field.Key, name, StringComparison.OrdinalIgnoreCase)))
            {
                errors.Add($"'{Spelling.Shown(name, LongestShown)}' stands in the query and in the body; leave it out of one.");
            }
            else
            {
                fields[name] = Value(name, values[0] ?? "");
            }
        }

        return errors.Count == 0 ? Encoding.UTF8.GetBytes(fields.ToJsonString(AssetJson.Options)) : throw new InvalidRequestException(errors);
    }

    private static JsonValue Value(string name, string text) =>
        Numbers.Contains(name, StringComparer.OrdinalIgnoreCase) && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? JsonValue.Create(number)
            : JsonValue.Create(text);
}
