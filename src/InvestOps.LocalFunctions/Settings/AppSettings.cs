using Microsoft.Extensions.Configuration;

namespace InvestOps.LocalFunctions.Settings;

/// <summary>
/// The application's settings by name, in any case: environment variables, and where they are silent what local.settings.json
/// says. <c>A__B</c> and <c>A:B</c> are the same name.
/// </summary>
public sealed class AppSettings
{
    private readonly Dictionary<string, string> _values;

    public AppSettings(IEnumerable<KeyValuePair<string, string>> values)
    {
        _values = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in values)
        {
            _values[Normal(name)] = value;
        }
    }

    /// <summary>Every setting, names with colons.</summary>
    public IReadOnlyDictionary<string, string> Values => _values;

    /// <returns>Null when the setting is missing or empty.</returns>
    public string? this[string name] => _values.TryGetValue(Normal(name), out var value) && value.Length > 0 ? value : null;

    /// <summary>Whether the setting is 1 or true.</summary>
    internal bool IsOn(string name) => this[name] is { } value && (value == "1" || (bool.TryParse(value, out var flag) && flag));

    /// <summary>The same settings, as functions' services read them.</summary>
    public IConfiguration ToConfiguration() =>
        new ConfigurationBuilder().AddInMemoryCollection(_values.Select(pair => KeyValuePair.Create(pair.Key, (string?)pair.Value))).Build();

    internal static string Normal(string name) => name.Replace("__", ":", StringComparison.Ordinal);
}
