namespace InvestOps.Domain.Scanning;

/// <summary>Why something is as it is: what is to be said, and the figures in it. The reports put it into the words of a language.</summary>
public sealed record Explanation
{
    /// <param name="key">One of <see cref="ExplanationKeys"/>.</param>
    /// <param name="values">As many as the key has, in its order.</param>
    /// <exception cref="ArgumentException">There is no such key, or it has another number of values.</exception>
    public Explanation(string key, IReadOnlyList<string> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (!ExplanationKeys.ValueCounts.TryGetValue(key, out var count) || count != values.Count)
        {
            throw new ArgumentException($"No explanation '{key}' has {values.Count} values.", nameof(key));
        }

        Key = key;
        Values = values;
    }

    public string Key { get; }

    /// <summary>Dates, figures and names, formatted the same way in every language: <c>2025-10-20</c>, <c>25,000</c>, <c>+158.80%</c>, <c>KOSPI</c>.</summary>
    public IReadOnlyList<string> Values { get; }

    /// <summary>An explanation whose values are formatted without a culture.</summary>
    public static Explanation Of(string key, params FormattableString[] values) =>
        new(key, Array.ConvertAll(values, FormattableString.Invariant));

    public bool Equals(Explanation? other) =>
        other is not null && Key == other.Key && Values.SequenceEqual(other.Values, StringComparer.Ordinal);

    public override int GetHashCode()
    {
        var hash = default(HashCode);
        hash.Add(Key, StringComparer.Ordinal);
        foreach (var value in Values)
        {
            hash.Add(value, StringComparer.Ordinal);
        }

        return hash.ToHashCode();
    }

    /// <summary>The key and its values, for programmers: <c>halted(2024-01-03)</c>.</summary>
    public override string ToString() => $"{Key}({string.Join("; ", Values)})";
}
