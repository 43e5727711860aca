using InvestOps.Pipeline.Configuration.Yaml;

namespace InvestOps.Pipeline.Configuration;

/// <summary>A strategy was asked for that has no file. Names those that have.</summary>
public sealed class StrategyNotFoundException : Exception
{
    public StrategyNotFoundException(string name, IReadOnlyList<string> known)
        : base(Describe(name, known))
    {
        Name = name;
        Known = known;
    }

    public string Name { get; }

    public IReadOnlyList<string> Known { get; }

    private static string Describe(string name, IReadOnlyList<string> known)
    {
        var hint = Spelling.Closest(name, known) is { } close ? $" Did you mean '{close}'?" : "";
        var list = known.Count == 0 ? "There are no strategies." : $"Known strategies: {string.Join(", ", known)}.";
        return $"There is no strategy '{Spelling.Shown(name)}'.{hint} {list}";
    }
}
