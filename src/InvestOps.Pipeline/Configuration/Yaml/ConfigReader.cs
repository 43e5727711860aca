using System.Globalization;

namespace InvestOps.Pipeline.Configuration.Yaml;

/// <summary>
/// Reads the values of one map strictly. A wrong or missing value is noted in the document and a harmless one is returned, so
/// that one reading finds everything; <see cref="Close"/> then notes the keys that nobody asked for.
/// </summary>
public sealed class ConfigReader
{
    private readonly ConfigDocument _document;
    private readonly ConfigNode.Map _map;
    private readonly string _path;
    private readonly List<string> _known = [];

    internal ConfigReader(ConfigDocument document, ConfigNode.Map map, string path)
    {
        _document = document;
        _map = map;
        _path = path;
    }

    /// <summary>Whether nothing of this map was found wrong so far; where a bound depends on another value, that one must be right.</summary>
    public bool IsSound { get; private set; } = true;

    public bool Has(string key)
    {
        Know(key);
        return _map.Find(key) is not null;
    }

    /// <summary>Gives a key that may be left out its value, which then counts as if it stood in the file.</summary>
    public void Default(string key, string value)
    {
        if (!Has(key))
        {
            _map.Put(key, new ConfigNode.Scalar(_map.Where, value));
        }
    }

    /// <summary>Text for people, which does not count for the fingerprint.</summary>
    public string Prose(string key, string example) => Scalar(key, example) ?? "";

    /// <summary>Text of a certain form; null where it is missing or of another form.</summary>
    public string? Text(string key, string example, Func<string, bool> isValid, string expected)
    {
        if (Scalar(key, example) is not { } text)
        {
            return null;
        }

        if (!isValid(text))
        {
            Refuse(key, text, expected, example);
            return null;
        }

        return Effective(key, text);
    }

    /// <summary>A whole number; <c>1_000_000</c> may be written for readability.</summary>
    public long Integer(string key, long minimum, long maximum, long example)
    {
        var shown = example.ToString(CultureInfo.InvariantCulture);
        if (Scalar(key, shown) is not { } text)
        {
            return minimum;
        }

        if (!long.TryParse(Plain(text), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) || value < minimum || value > maximum)
        {
            Refuse(key, text, string.Create(CultureInfo.InvariantCulture, $"a whole number from {minimum} to {maximum}"), shown);
            return minimum;
        }

        Effective(key, value.ToString(CultureInfo.InvariantCulture));
        return value;
    }

    /// <summary>A decimal number, not in exponent form.</summary>
    public decimal Number(string key, decimal minimum, decimal maximum, decimal example) =>
        TryNumber(key, minimum, maximum, example, word: null) ?? minimum;

    /// <summary>A decimal number, or one word in its place, which is null.</summary>
    public decimal? NumberOr(string key, string word, decimal minimum, decimal maximum, decimal example) =>
        TryNumber(key, minimum, maximum, example, word);

    public bool Flag(string key, bool absent)
    {
        if (!Has(key))
        {
            return Effective(key, absent ? "true" : "false") == "true";
        }

        return Choice(key, new Dictionary<string, bool>(StringComparer.Ordinal) { ["true"] = true, ["false"] = false });
    }

    /// <summary>One of some words.</summary>
    public T Choice<T>(string key, IReadOnlyDictionary<string, T> choices)
    {
        var first = choices.First();
        return Scalar(key, first.Key) is { } text ? Chosen(key, key, text, choices) : first.Value;
    }

    /// <summary>A list of one or more different words of some.</summary>
    public IReadOnlyList<T> Choices<T>(string key, IReadOnlyDictionary<string, T> choices)
    {
        var example = $"[{string.Join(", ", choices.Keys)}]";
        if (Items(key, example) is not { } items)
        {
            return [];
        }

        string[] words = [.. items.OfType<ConfigNode.Scalar>().Select(item => item.Text).Distinct(StringComparer.Ordinal)];
        if (words.Length == 0 || words.Length != items.Count)
        {
            Fail(Where(key), $"{Name(key)} must be a list of different words, for example {key}: {example}");
            return [];
        }

        return [.. words.Select((word, index) => Chosen(key, string.Create(CultureInfo.InvariantCulture, $"{key}.{index}"), word, choices))];
    }

    /// <summary>A map within this one. A missing one is noted, and null.</summary>
    public ConfigReader? Map(string key, string example)
    {
        if (Given(key, example) is not { } node)
        {
            return null;
        }

        if (node is ConfigNode.Map map)
        {
            return new ConfigReader(_document, map, Name(key));
        }

        Fail(node.Where, $"{Name(key)} must hold settings by name, for example {key}: {example}");
        return null;
    }

    /// <summary>A list of maps, which may be empty.</summary>
    public IReadOnlyList<ConfigReader> Maps(string key, string example)
    {
        var readers = new List<ConfigReader>();
        var items = Items(key, $"[{example}]") ?? [];
        for (var index = 0; index < items.Count; index++)
        {
            if (items[index] is ConfigNode.Map map)
            {
                readers.Add(new ConfigReader(_document, map, string.Create(CultureInfo.InvariantCulture, $"{Name(key)}.{index}")));
            }
            else
            {
                Fail(items[index].Where, $"an entry of {Name(key)} must hold settings by name, for example {example}");
            }
        }

        return readers;
    }

    /// <summary>Notes a finding of the caller's about one key, or about the whole map.</summary>
    public void Refuse(string? key, string message) => Fail(key is null ? _map.Where : Where(key), message);

    /// <summary>Notes every key that was given and never asked for.</summary>
    public void Close()
    {
        foreach (var (key, value) in _map.Entries.Where(entry => !_known.Contains(entry.Key)))
        {
            var hint = Spelling.Closest(key, _known) is { } close ? $"; did you mean {close}?" : "";
            Fail(value.Where, $"{Name(Spelling.Shown(key))} is no setting{hint} (known here: {string.Join(", ", _known)})");
        }
    }

    private decimal? TryNumber(string key, decimal minimum, decimal maximum, decimal example, string? word)
    {
        var shown = example.ToString(CultureInfo.InvariantCulture);
        if (Scalar(key, shown) is not { } text)
        {
            return null;
        }

        if (text == word)
        {
            Effective(key, text);
            return null;
        }

        const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        if (!decimal.TryParse(Plain(text), Style, CultureInfo.InvariantCulture, out var value) || value < minimum || value > maximum)
        {
            var either = word is null ? "" : $"{word}, or ";
            Refuse(key, text, string.Create(CultureInfo.InvariantCulture, $"{either}a number from {minimum} to {maximum}"), shown);
            return null;
        }

        Effective(key, value.ToString("0.############################", CultureInfo.InvariantCulture));
        return value;
    }

    private T Chosen<T>(string key, string path, string text, IReadOnlyDictionary<string, T> choices)
    {
        if (choices.TryGetValue(text, out var value))
        {
            Effective(path, text);
            return value;
        }

        Refuse(key, text, $"one of {string.Join(", ", choices.Keys)}", Spelling.Closest(text, choices.Keys) ?? choices.First().Key);
        return choices.First().Value;
    }

    private string? Scalar(string key, string example)
    {
        switch (Given(key, example))
        {
            case ConfigNode.Scalar { Text.Length: > 0 } scalar:
                return scalar.Text;
            case { } node:
                var problem = node is ConfigNode.Scalar ? "is empty" : "must be a single value";
                Fail(node.Where, $"{Name(key)} {problem}; write for example {key}: {example}");
                return null;
            default:
                return null;
        }
    }

    private IReadOnlyList<ConfigNode>? Items(string key, string example)
    {
        switch (Given(key, example))
        {
            case ConfigNode.List list:
                return list.Items;
            case { } node:
                Fail(node.Where, $"{Name(key)} must be a list, for example {key}: {example}");
                return null;
            default:
                return null;
        }
    }

    private ConfigNode? Given(string key, string example)
    {
        Know(key);
        var node = _map.Find(key);
        if (node is null)
        {
            Fail(_map.Where, $"{Name(key)} is missing; add for example {key}: {example}");
        }

        return node;
    }

    private void Know(string key)
    {
        if (!_known.Contains(key))
        {
            _known.Add(key);
        }
    }

    private string Effective(string key, string value)
    {
        _document.Effective(Name(key), value);
        return value;
    }

    private void Refuse(string key, string text, string expected, string example) =>
        Fail(Where(key), $"{Name(key)} is '{Spelling.Shown(text)}'; expected is {expected}, for example {key}: {example}");

    private void Fail(string where, string message)
    {
        IsSound = false;
        _document.Errors.Add(new ConfigurationError(where, message));
    }

    private string Where(string key) => _map.Find(key)?.Where ?? _map.Where;

    private string Name(string key) => _path.Length == 0 ? key : $"{_path}.{key}";

    // Underscores only between groups of three digits.
    private static string Plain(string text)
    {
        var groups = text.Split('_');
        return groups.Skip(1).All(group => group.Length == 3 && group.All(char.IsAsciiDigit)) ? string.Concat(groups) : text;
    }
}
