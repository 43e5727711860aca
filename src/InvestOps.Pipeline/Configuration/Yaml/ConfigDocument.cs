using InvestOps.Pipeline.Assets;

namespace InvestOps.Pipeline.Configuration.Yaml;

/// <summary>A configuration while it is read: what is wrong so far, and the values in effect.</summary>
public sealed class ConfigDocument
{
    private readonly SortedDictionary<string, string> _values = new(StringComparer.Ordinal);

    public List<ConfigurationError> Errors { get; } = [];

    /// <summary>
    /// SHA-256, as lower-case hex, of every value in effect by its path: defaults and parameters included; comments, order,
    /// spelling of numbers and descriptive text left out.
    /// </summary>
    public string Fingerprint()
    {
        var text = string.Concat(_values.Select(pair => $"{pair.Key}={pair.Value}\n"));
        return ContentHash.Of(text);
    }

    /// <summary>Reads a file of one map.</summary>
    /// <param name="text">The file's text.</param>
    /// <param name="file">The file's name as shown in errors.</param>
    /// <param name="parameters">Values to set in place of the file's, by dotted path.</param>
    /// <returns>Null where the text is no map, which is then among the errors.</returns>
    public ConfigReader? Open(string text, string file, IReadOnlyDictionary<string, string>? parameters = null)
    {
        switch (YamlTree.ReadFile(text, file, Errors))
        {
            case ConfigNode.Map map:
                ParameterOverrides.Apply(parameters ?? new Dictionary<string, string>(StringComparer.Ordinal), map, Errors);
                return new ConfigReader(this, map, "");
            case { } other:
                Errors.Add(new ConfigurationError(other.Where, "settings by name are expected, for example schema: 1"));
                return null;
            default:
                return null;
        }
    }

    /// <exception cref="ConfigurationException">Anything is wrong.</exception>
    public void ThrowIfWrong()
    {
        if (Errors.Count > 0)
        {
            throw new ConfigurationException(Errors);
        }
    }

    internal void Effective(string path, string value) => _values[path] = value;
}
