using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace InvestOps.Pipeline.Assets;

/// <summary>How stored JSON looks: camel case, indented, LF, Korean as it is, enums by name. Reading is strict.</summary>
public static class AssetJson
{
    /// <summary>The version of every stored document so far; a type that changes gets a newer one of its own.</summary>
    public const int KnownSchema = 1;

    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Strict)
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        NewLine = "\n",
        MaxDepth = 16,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    /// <returns>UTF-8 with a final line end.</returns>
    public static byte[] Write<T>(T value) => [.. JsonSerializer.SerializeToUtf8Bytes(value, Options), (byte)'\n'];

    /// <exception cref="JsonException">The bytes are not this type's JSON.</exception>
    /// <exception cref="UnknownSchemaException">They are of another version.</exception>
    public static T Read<T>(ReadOnlySpan<byte> utf8)
    {
        if (SchemaOf(utf8) is { } schema && schema != KnownSchema)
        {
            throw new UnknownSchemaException(schema, KnownSchema);
        }

        return JsonSerializer.Deserialize<T>(utf8, Options) ?? throw new JsonException("The document is null.");
    }

    /// <summary>The version of a document. Looked for first: a newer one has fields that the reading would stumble over with less to say.</summary>
    /// <returns>Null where the document does not say.</returns>
    /// <exception cref="JsonException">The bytes are no JSON.</exception>
    public static int? SchemaOf(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = Options.MaxDepth });
        while (reader.Read())
        {
            if (reader.CurrentDepth == 1 && reader.TokenType == JsonTokenType.PropertyName && reader.ValueTextEquals("schema"u8))
            {
                return reader.Read() && reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out var schema) ? schema : null;
            }
        }

        return null;
    }
}
