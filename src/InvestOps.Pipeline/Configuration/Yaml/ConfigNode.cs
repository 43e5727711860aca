namespace InvestOps.Pipeline.Configuration.Yaml;

/// <summary>A piece of a configuration and where it stands: a text, a map or a list.</summary>
/// <param name="Where">File and line, or the parameter it was given by.</param>
public abstract record ConfigNode(string Where)
{
    /// <summary>A single value as written, quotes removed; empty where nothing is given.</summary>
    public sealed record Scalar(string Where, string Text) : ConfigNode(Where);

    /// <summary>Values by key, in the order of the file. Mutable, since parameters are put in before it is read.</summary>
    public sealed record Map(string Where, List<KeyValuePair<string, ConfigNode>> Entries) : ConfigNode(Where)
    {
        public ConfigNode? Find(string key) => Entries.Find(entry => entry.Key == key).Value;

        public void Put(string key, ConfigNode value)
        {
            var index = Entries.FindIndex(entry => entry.Key == key);
            if (index < 0)
            {
                Entries.Add(new(key, value));
            }
            else
            {
                Entries[index] = new(key, value);
            }
        }
    }

    /// <summary>Values in order.</summary>
    public sealed record List(string Where, IReadOnlyList<ConfigNode> Items) : ConfigNode(Where);
}
