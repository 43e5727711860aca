using System.Text.Json;

namespace InvestOps.LocalFunctions.Settings;

/// <summary>A JSON file flattened: <c>a:b:0</c> for each value, keys in any case.</summary>
internal static class JsonSettings
{
    // The real host takes both in its files.
    private static readonly JsonDocumentOptions Options = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <returns>Empty when there is no such file.</returns>
    public static Dictionary<string, Setting> Read(string path, ICollection<SettingsError> errors)
    {
        var name = Path.GetFileName(path);
        var values = new Dictionary<string, Setting>(StringComparer.OrdinalIgnoreCase);
        if (!File.Exists(path))
        {
            return values;
        }

        try
        {
            using var document = JsonDocument.Parse(File.ReadAllText(path), Options);
            if (document.RootElement.ValueKind == JsonValueKind.Object)
            {
                Flatten("", document.RootElement, name, values);
            }
            else
            {
                errors.Add(new SettingsError(name, "", "an object was expected."));
            }
        }
        catch (JsonException broken)
        {
            errors.Add(new SettingsError(name, "", $"no valid JSON: {broken.Message}"));
        }

        return values;
    }

    private static void Flatten(string key, JsonElement element, string source, Dictionary<string, Setting> values)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var property in element.EnumerateObject())
                {
                    Flatten(key.Length == 0 ? property.Name : $"{key}:{property.Name}", property.Value, source, values);
                }

                break;
            case JsonValueKind.Array:
                foreach (var (place, item) in element.EnumerateArray().Index())
                {
                    Flatten($"{key}:{place}", item, source, values);
                }

                break;
            case JsonValueKind.Null:
                break;
            default:
                values[key] = new Setting(element.ToString(), source);
                break;
        }
    }
}
