using InvestOps.Domain.Tuning.Search;
using InvestOps.Pipeline.Configuration;
using InvestOps.Pipeline.Configuration.Yaml;

namespace InvestOps.Pipeline.Tuning;

/// <summary>Reads the settings to vary. A setting is named by its path, or by its last word where only one setting of the file has that.</summary>
internal sealed class DimensionText(StrategyTemplate template, IReadOnlyDictionary<string, string> parameters)
{
    private const int Most = 8;
    private readonly string[] _paths = [.. template.Paths().Concat(parameters.Keys).Distinct(StringComparer.Ordinal).Where(path => path is not ("schema" or "description"))];

    public IReadOnlyList<Dimension> Read(IReadOnlyList<string> texts, List<string> faults)
    {
        var dimensions = new List<Dimension>();
        foreach (var text in texts)
        {
            var equals = text.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0)
            {
                faults.Add($"'{Spelling.Shown(text)}' is no setting with values; expected is for example lookback=63,126,252.");
            }
            else if (PathOf(text[..equals], faults) is { } path)
            {
                dimensions.Add(new Dimension(path, GridText.Values(text[..equals], text[(equals + 1)..], faults)));
            }
        }

        if (texts.Count is 0 or > Most)
        {
            faults.Add(texts.Count == 0 ? "The grid is empty: say what to vary, for example --grid lookback=63,126,252." : $"{texts.Count} settings to vary; {Most} at most can be searched with any sense.");
        }

        foreach (var same in dimensions.GroupBy(dimension => dimension.Path, StringComparer.Ordinal).Where(same => same.Count() > 1))
        {
            faults.Add($"{same.Key} is given more than once.");
        }

        faults.AddRange(dimensions.Where(dimension => parameters.ContainsKey(dimension.Path)).Select(dimension => $"{dimension.Path} cannot be both varied and set."));
        return dimensions;
    }

    // A path that the file does not give may be an optional setting: the strategy's own reader says whether it is one.
    private string? PathOf(string name, List<string> faults)
    {
        if (_paths.Contains(name, StringComparer.Ordinal) || name.Contains('.', StringComparison.Ordinal))
        {
            return name;
        }

        string[] found = [.. _paths.Where(path => path.EndsWith($".{name}", StringComparison.Ordinal))];
        if (found.Length == 1)
        {
            return found[0];
        }

        var words = _paths.Select(path => path[(path.LastIndexOf('.') + 1)..]).ToArray();
        var hint = Spelling.Closest(name, words) is { } close ? $" Did you mean {close}?" : "";
        faults.Add(found.Length == 0
            ? $"{template.Name} has no setting '{Spelling.Shown(name)}'.{hint} It has {string.Join(", ", _paths)}."
            : $"'{name}' could be {string.Join(" or ", found)}; give the whole path.");
        return null;
    }
}
