using InvestOps.Pipeline.Configuration.Yaml;

namespace InvestOps.Pipeline.Configuration;

/// <summary>A strategy was asked for that has no file. Names those that have.</summary>
public sealed class StrategyNotFoundException : Exception
{
    public StrategyNotFoundException(string name, IReadOnlyList<string> known, string folder)
        : base(Describe(name, known, folder))
    {
        Name = name;
        Known = known;
    }

    public string Name { get; }

    public IReadOnlyList<string> Known { get; }

    private static string Describe(string name, IReadOnlyList<string> known, string folder)
    {
        var hint = Spelling.Closest(name, known) is { } close ? $" Did you mean '{close}'?" : "";
        var list = known.Count == 0 ? $"{folder} holds no strategies; say where they are: --configs DIR." : $"Known strategies: {string.Join(", ", known)}.";
        return $"There is no strategy '{Spelling.Shown(name)}'.{hint} {list}";
    }
}
