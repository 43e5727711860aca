using System.Globalization;
using System.Text.Json;
using InvestOps.Domain.Market;

namespace InvestOps.Pipeline.MarketData.Manifest;

/// <summary>The manifest as JSON, read and written by hand: it comes before every load, and thousands of sessions should stay one short line each.</summary>
internal static class ManifestJson
{
    private const int DateLength = 10;
    private static readonly JsonWriterOptions Format = new() { Indented = true, NewLine = "\n" };

    public static byte[] Write(MarketManifest manifest)
    {
        using var memory = new MemoryStream();
        using (var json = new Utf8JsonWriter(memory, Format))
        {
            json.WriteStartObject();
            json.WriteNumber("schema", manifest.Schema);
            json.WriteString("basis", manifest.Basis == PriceBasis.Raw ? "raw" : "adjusted");
            json.WriteString("sessions", manifest.Sessions == CalendarKind.Krx ? "krx" : "from-data");
            WriteFiles(json, "bars", manifest.Bars);
            WriteFiles(json, "index", manifest.Index);
            WriteFiles(json, "issues", manifest.Issues is null ? [] : [manifest.Issues]);
            if (manifest.Facts is { } facts)
            {
                WriteFiles(json, "facts", [facts]);
            }

            WriteReplaced(json, manifest.Replaced);
            json.WriteEndObject();
        }

        return memory.ToArray();
    }

    /// <exception cref="JsonException">The text is no manifest.</exception>
    public static MarketManifest Read(ReadOnlyMemory<byte> content)
    {
        using var document = JsonDocument.Parse(content);
        var root = document.RootElement;
        try
        {
            return new MarketManifest
            {
                Schema = root.GetProperty("schema").GetInt32(),
                Basis = OneOf(root.GetProperty("basis"), ("raw", PriceBasis.Raw), ("adjusted", PriceBasis.Adjusted)),
                Sessions = OneOf(root.GetProperty("sessions"), ("krx", CalendarKind.Krx), ("from-data", CalendarKind.FromData)),
                Bars = ReadFiles(root.GetProperty("bars")),
                Index = ReadFiles(root.GetProperty("index")),
                Issues = ReadFiles(root.GetProperty("issues")).SingleOrDefault(),
                Facts = root.TryGetProperty("facts", out var facts) ? ReadFiles(facts).SingleOrDefault() : null,
                Replaced = root.TryGetProperty("replaced", out var replaced) ? [.. replaced.EnumerateArray().Select(path => path.GetString()!)] : [],
            };
        }
        catch (Exception broken) when (broken is KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new JsonException(broken.Message, broken);
        }
    }

    private static void WriteFiles(Utf8JsonWriter json, string name, IReadOnlyList<StoredFile> files)
    {
        json.WriteStartArray(name);
        foreach (var file in files)
        {
            json.WriteStartObject();
            json.WriteString("path", file.Path);
            json.WriteString("sha256", file.Sha256);
            json.WriteNumber("bytes", file.Bytes);
            json.WriteNumber("rows", file.Rows);
            json.WriteStartArray("sources");
            foreach (var source in file.Sources)
            {
                json.WriteStartObject();
                json.WriteString("name", source.Name);
                if (source.Sha256 is not null)
                {
                    json.WriteString("sha256", source.Sha256);
                }

                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartArray("sessions");
            foreach (var session in file.Sessions)
            {
                json.WriteStringValue(string.Create(CultureInfo.InvariantCulture, $"{session.Date:yyyy-MM-dd} {session.Digest}"));
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteReplaced(Utf8JsonWriter json, IReadOnlyList<string> paths)
    {
        json.WriteStartArray("replaced");
        foreach (var path in paths)
        {
            json.WriteStringValue(path);
        }

        json.WriteEndArray();
    }

    private static StoredFile[] ReadFiles(JsonElement files) =>
    [
        .. files.EnumerateArray().Select(file => new StoredFile
        {
            Path = file.GetProperty("path").GetString()!,
            Sha256 = file.GetProperty("sha256").GetString()!,
            Bytes = file.GetProperty("bytes").GetInt64(),
            Rows = file.GetProperty("rows").GetInt32(),
            Sources = [.. file.GetProperty("sources").EnumerateArray().Select(ReadSource)],
            Sessions = [.. file.GetProperty("sessions").EnumerateArray().Select(session => ReadSession(session.GetString()!))],
        }),
    ];

    private static StoredSource ReadSource(JsonElement source) =>
        new(source.GetProperty("name").GetString()!, source.TryGetProperty("sha256", out var hash) ? hash.GetString() : null);

    private static StoredSession ReadSession(string text) =>
        text.Length > DateLength + 1
            ? new StoredSession(DateOnly.ParseExact(text.AsSpan(0, DateLength), "yyyy-MM-dd", CultureInfo.InvariantCulture), text[(DateLength + 1)..])
            : throw new FormatException($"'{text}' is no stored session.");

    private static T OneOf<T>(JsonElement text, params ReadOnlySpan<(string Name, T Value)> known)
    {
        foreach (var (name, value) in known)
        {
            if (text.ValueEquals(name))
            {
                return value;
            }
        }

        throw new FormatException($"'{text}' is not known here.");
    }
}
