namespace InvestOps.Conformance.Tests;

/// <summary>One service of a compose file.</summary>
/// <param name="Name">With the file's, for messages.</param>
internal sealed record ComposeContainer(string Name, IDictionary<object, object?> Keys)
{
    public IReadOnlyDictionary<string, string> Environment => Map("environment");

    public string? Text(string key) => Keys.TryGetValue(key, out var value) ? value as string : null;

    /// <returns>Empty when the key is missing.</returns>
    public IReadOnlyList<string> List(string key) => Keys.TryGetValue(key, out var value) ? ListOf(value) : [];

    /// <returns>Empty when the key is missing; values that are lists are joined by spaces.</returns>
    public IReadOnlyDictionary<string, string> Map(string key) =>
        Keys.TryGetValue(key, out var value) && value is IDictionary<object, object?> map
            ? map.ToDictionary(pair => (string)pair.Key, pair => string.Join(' ', ListOf(pair.Value)), StringComparer.Ordinal)
            : new Dictionary<string, string>(StringComparer.Ordinal);

    public override string ToString() => Name;

    private static IReadOnlyList<string> ListOf(object? value) => value switch
    {
        string text => [text],
        IEnumerable<object> items => [.. items.Select(item => item.ToString()!)],
        _ => [],
    };
}
