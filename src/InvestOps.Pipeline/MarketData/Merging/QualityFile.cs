using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using InvestOps.Domain.Quality;
using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Ports;
using InvestOps.Pipeline.Quality.Records;

namespace InvestOps.Pipeline.MarketData.Merging;

/// <summary>
/// <c>market/quality/{date}.json</c>: what the gate last found on a session, and the rows that imports held back, by code and source.
/// Rows of later imports are added to those of earlier ones, up to 5,000 a session, the first in order; the same import leaves the same bytes.
/// </summary>
internal static class QualityFile
{
    private const int Schema = 2;
    private const string Gate = "gate";

    // More than a whole market has: only many imports that contradict the stored rows, or each other, come to that.
    private const int MostEntries = 5_000;

    // Korean file names and codes are for people to read; the file is never put into a web page as it is.
    private static readonly JsonWriterOptions Format = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <returns>Paths of the files that changed.</returns>
    public static async Task<IReadOnlyList<string>> WriteAsync(IAssetStore assets, IEnumerable<BarDefect> defects, CancellationToken cancellationToken)
    {
        var changed = new List<string>();
        foreach (var session in defects.GroupBy(defect => defect.Date))
        {
            var asset = PathOf(session.Key);
            var before = await ReadAsync(assets, asset, cancellationToken);
            var entries = Entries(before).Concat(session.Select(Entry)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Take(MostEntries);
            if (await WriteAsync(assets, asset, before, Write(session.Key, GateOf(before), entries), cancellationToken))
            {
                changed.Add(asset.Path);
            }
        }

        return changed;
    }

    /// <summary>Puts what the gate found in the place of what it found before. Where it finds nothing, and never did, no file is written.</summary>
    public static async Task WriteGateAsync(IAssetStore assets, DateOnly date, GateRecord record, CancellationToken cancellationToken)
    {
        var asset = PathOf(date);
        var before = await ReadAsync(assets, asset, cancellationToken);
        if (before.Length > 0 || record.Findings.Count > 0 || record.Decisions > 0)
        {
            await WriteAsync(assets, asset, before, Write(date, JsonSerializer.Serialize(record, AssetJson.Options), Entries(before)), cancellationToken);
        }
    }

    /// <returns>What the gate last found; null where it wrote nothing.</returns>
    /// <exception cref="InvalidDataException">The file is not what was written.</exception>
    public static async Task<GateRecord?> ReadGateAsync(IAssetStore assets, DateOnly date, CancellationToken cancellationToken)
    {
        try
        {
            return GateOf(await ReadAsync(assets, PathOf(date), cancellationToken)) is { } gate ? JsonSerializer.Deserialize<GateRecord>(gate, AssetJson.Options) : null;
        }
        catch (Exception exception) when (IsDamage(exception))
        {
            throw Damaged(assets, date, exception);
        }
    }

    /// <summary>The rows of a session that were held back; none where there is no file.</summary>
    /// <exception cref="InvalidDataException">The file is not what was written.</exception>
    public static async Task<IReadOnlyList<HeldBackBar>> ReadRowsAsync(IAssetStore assets, DateOnly date, CancellationToken cancellationToken)
    {
        var content = await ReadAsync(assets, PathOf(date), cancellationToken);
        if (content.Length == 0)
        {
            return [];
        }

        try
        {
            using var document = JsonDocument.Parse(content);
            return [.. document.RootElement.GetProperty("heldBack").EnumerateArray().Select(RowOf)];
        }
        catch (Exception exception) when (IsDamage(exception))
        {
            throw Damaged(assets, date, exception);
        }
    }

    // What is no JSON, JSON of another shape, or a finding that is none.
    private static bool IsDamage(Exception exception) => exception is JsonException or InvalidOperationException or KeyNotFoundException or ArgumentException;

    private static InvalidDataException Damaged(IAssetStore assets, DateOnly date, Exception exception) =>
        new($"{assets.LocationOf(PathOf(date))} cannot be read: {exception.Message} Remove it, and ingest the session again.", exception);

    private static HeldBackBar RowOf(JsonElement entry) => new(
        entry.GetProperty("code").GetString()!,
        Enum.Parse<BarFinding>(entry.GetProperty("finding").GetString()!),
        entry.GetProperty("source").GetString()!);

    private static AssetPath PathOf(DateOnly date) =>
        new(MarketStore.Container, string.Create(CultureInfo.InvariantCulture, $"quality/{date:yyyy-MM-dd}.json"));

    private static async Task<byte[]> ReadAsync(IAssetStore assets, AssetPath asset, CancellationToken cancellationToken)
    {
        var stream = await assets.OpenReadAsync(asset, cancellationToken);
        if (stream is null)
        {
            return [];
        }

        await using (stream)
        {
            using var memory = new MemoryStream();
            await stream.CopyToAsync(memory, cancellationToken);
            return Known(assets, asset, memory.ToArray());
        }
    }

    // An older form is a part of this one. A newer one would lose by the next writing what this program does not know of.
    private static byte[] Known(IAssetStore assets, AssetPath asset, byte[] content) =>
        content.Length > 0 && AssetJson.SchemaOf(content) is { } schema and > Schema
            ? throw new InvalidDataException($"{assets.LocationOf(asset)} cannot be read: {new UnknownSchemaException(schema, Schema).Message}")
            : content;

    private static async Task<bool> WriteAsync(IAssetStore assets, AssetPath asset, byte[] before, byte[] content, CancellationToken cancellationToken)
    {
        if (content.AsSpan().SequenceEqual(before))
        {
            return false;
        }

        await assets.WriteAsync(asset, content, cancellationToken);
        return true;
    }

    private static string? GateOf(byte[] content)
    {
        if (content.Length == 0)
        {
            return null;
        }

        using var document = JsonDocument.Parse(content);
        return document.RootElement.TryGetProperty(Gate, out var gate) ? gate.GetRawText() : null;
    }

    private static IEnumerable<string> Entries(byte[] content)
    {
        if (content.Length == 0)
        {
            return [];
        }

        using var document = JsonDocument.Parse(content);
        return [.. document.RootElement.GetProperty("heldBack").EnumerateArray().Select(entry => Compact(entry.WriteTo))];
    }

    private static string Entry(BarDefect defect) => Compact(json =>
    {
        json.WriteStartObject();
        json.WriteString("code", defect.Code);
        json.WriteString("finding", defect.Finding.ToString());
        json.WriteString("source", defect.Source);
        json.WriteString("expected", defect.Expected);
        WriteNumbers(json, "values", defect.Numbers);
        if (defect.Stored is { } stored)
        {
            WriteNumbers(json, "stored", stored);
        }

        json.WriteEndObject();
    });

    private static void WriteNumbers(Utf8JsonWriter json, string name, BarNumbers numbers)
    {
        json.WriteStartObject(name);
        WriteNumber(json, "open", numbers.Open);
        WriteNumber(json, "high", numbers.High);
        WriteNumber(json, "low", numbers.Low);
        WriteNumber(json, "close", numbers.Close);
        WriteNumber(json, "volume", numbers.Volume);
        WriteNumber(json, "value", numbers.Value);
        WriteNumber(json, "marketCap", numbers.MarketCap);
        WriteNumber(json, "listedShares", numbers.ListedShares);
        json.WriteEndObject();
    }

    // JSON knows no infinity, and a number that is not given is left out.
    private static void WriteNumber(Utf8JsonWriter json, string name, double value)
    {
        if (double.IsInfinity(value))
        {
            json.WriteString(name, value.ToString(CultureInfo.InvariantCulture));
        }
        else if (!double.IsNaN(value))
        {
            json.WriteNumber(name, value);
        }
    }

    private static string Compact(Action<Utf8JsonWriter> write)
    {
        using var memory = new MemoryStream();
        using (var json = new Utf8JsonWriter(memory, new JsonWriterOptions { Encoder = Format.Encoder }))
        {
            write(json);
        }

        return System.Text.Encoding.UTF8.GetString(memory.ToArray());
    }

    private static byte[] Write(DateOnly date, string? gate, IEnumerable<string> entries)
    {
        using var memory = new MemoryStream();
        using (var json = new Utf8JsonWriter(memory, Format))
        {
            json.WriteStartObject();
            json.WriteNumber("schema", Schema);
            json.WriteString("date", date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            if (gate is not null)
            {
                using var document = JsonDocument.Parse(gate);
                json.WritePropertyName(Gate);
                document.RootElement.WriteTo(json);
            }

            json.WriteStartArray("heldBack");
            foreach (var entry in entries)
            {
                using var document = JsonDocument.Parse(entry);
                document.RootElement.WriteTo(json);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return memory.ToArray();
    }
}
