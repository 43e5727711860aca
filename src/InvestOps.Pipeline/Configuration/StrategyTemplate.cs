using InvestOps.Domain.Portfolios;
using InvestOps.Pipeline.Configuration.Yaml;

namespace InvestOps.Pipeline.Configuration;

/// <summary>A strategy's file, read from disk once, from which many strategies are made that differ in some values.</summary>
public sealed class StrategyTemplate
{
    private readonly string _file;
    private readonly string _text;
    private readonly string _coreFile;
    private readonly string? _core;

    internal StrategyTemplate(string name, string file, string text, string coreFile, string? core) =>
        (Name, _file, _text, _coreFile, _core) = (name, file, text, coreFile, core);

    public string Name { get; }

    /// <summary>The paths of all single values that the file gives, in its order.</summary>
    public IReadOnlyList<string> Paths()
    {
        var paths = new List<string>();
        if (YamlTree.ReadFile(_text, _file, []) is ConfigNode.Map root)
        {
            Collect(root, "", paths);
        }

        return paths;
    }

    /// <exception cref="ConfigurationException">Anything is wrong with the file, a parameter or HOLD_CORE.</exception>
    public Strategy Read(IReadOnlyDictionary<string, string> parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        return new StrategyReader(new ConfigDocument(), HoldCore).Read(Name, _text, _file, parameters);
    }

    private IReadOnlyList<CoreHolding> HoldCore(ConfigDocument document)
    {
        if (_core is not null)
        {
            return HoldCoreFile.Read(_core, _coreFile, document);
        }

        document.Errors.Add(new ConfigurationError(_coreFile, "there is no such file, and the strategy says hold_core: true"));
        return [];
    }

    private static void Collect(ConfigNode.Map map, string path, List<string> paths)
    {
        foreach (var (key, value) in map.Entries)
        {
            var name = path.Length == 0 ? key : $"{path}.{key}";
            if (value is ConfigNode.Map inner)
            {
                Collect(inner, name, paths);
            }
            else if (value is ConfigNode.Scalar)
            {
                paths.Add(name);
            }
        }
    }
}
