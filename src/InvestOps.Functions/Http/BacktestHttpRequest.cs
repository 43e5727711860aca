using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Backtesting;
using Microsoft.AspNetCore.Http;

namespace InvestOps.Functions.Http;

/// <summary>A backtest as HTTP asks for it: fields in the query, in a JSON body, or some here and some there.</summary>
internal static class BacktestHttpRequest
{
    /// <summary>The real host takes its key from here; it is none of the request's fields.</summary>
    private const string KeyField = "code";

    private static readonly JsonDocumentOptions Parsing = new() { AllowDuplicateProperties = false, MaxDepth = 16 };

    /// <exception cref="RefusedBodyException">The body is no JSON by its type, or too large.</exception>
    /// <exception cref="InvalidRequestException">Everything that is wrong with the request.</exception>
    public static async Task<BacktestMessage> ReadAsync(HttpRequest request, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var body = await ReadBodyAsync(request, cancellationToken);
        var query = request.Query.Where(pair => !string.Equals(pair.Key, KeyField, StringComparison.OrdinalIgnoreCase)).ToList();
        var bytes = query.Count == 0 && body.Length > 0 ? body : Merge(body, query);
        var message = BacktestMessage.Read(bytes);
        return message with { RequestedAt = message.RequestedAt ?? now, RequestedBy = message.RequestedBy ?? "http" };
    }

    private static async Task<byte[]> ReadBodyAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream();
        var buffer = new byte[8 * 1024];
        int read;
        while ((read = await request.Body.ReadAsync(buffer, cancellationToken)) > 0)
        {
            await content.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            if (content.Length > BacktestMessage.MaximumBytes)
            {
                var most = string.Create(CultureInfo.InvariantCulture, $"A backtest request has {BacktestMessage.MaximumBytes:N0} bytes at most.");
                throw new RefusedBodyException(StatusCodes.Status413PayloadTooLarge, "The body is too large", most);
            }
        }

        return content.Length == 0 || request.HasJsonContentType()
            ? content.ToArray()
            : throw new RefusedBodyException(StatusCodes.Status415UnsupportedMediaType, "The body is of another type", "Send the request as application/json, or its fields in the query.");
    }

    // The reader of messages checks both together; here only a field that stands in both places is a mistake.
    private static byte[] Merge(byte[] body, List<KeyValuePair<string, Microsoft.Extensions.Primitives.StringValues>> query)
    {
        var fields = body.Length == 0 ? new JsonObject() : Parse(body);
        var errors = new List<string>();
        foreach (var (name, values) in query)
        {
            if (values.Count != 1)
            {
                errors.Add($"'{Printable(name)}' stands {values.Count} times in the query; once is enough.");
            }
            else if (fields.Any(field => string.Equals(field.Key, name, StringComparison.OrdinalIgnoreCase)))
            {
                errors.Add($"'{Printable(name)}' stands in the query and in the body; leave it out of one.");
            }
            else
            {
                fields[name] = Value(name, values[0] ?? "");
            }
        }

        return errors.Count == 0 ? Encoding.UTF8.GetBytes(fields.ToJsonString(AssetJson.Options)) : throw new InvalidRequestException(errors);
    }

    private static JsonObject Parse(byte[] body)
    {
        try
        {
            if (JsonNode.Parse(body, nodeOptions: null, Parsing) is JsonObject fields)
            {
                return fields;
            }
        }
        catch (JsonException)
        {
            // said below
        }

        BacktestMessage.Read(body);
        throw new InvalidRequestException(["The body is no JSON object."]);
    }

    private static JsonValue Value(string name, string text) =>
        name.Equals("capital", StringComparison.OrdinalIgnoreCase) && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var capital)
            ? JsonValue.Create(capital)
            : JsonValue.Create(text);

    private static string Printable(string name) => string.Concat(name.Take(40).Select(c => char.IsControl(c) ? '\uFFFD' : c));
}
