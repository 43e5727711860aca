using System.Text.RegularExpressions;
using InvestOps.Domain.Portfolios;
using InvestOps.Pipeline.Configuration.Yaml;

namespace InvestOps.Pipeline.Configuration;

/// <summary>The strategies of a folder of configurations: <c>strategies/NAME.yaml</c>, with <c>hold_core.yaml</c> beside the folder.</summary>
public sealed partial class StrategyFiles
{
    private readonly string _configs;

    /// <param name="configs">The folder of configurations, as it is to be shown in errors.</param>
    public StrategyFiles(string configs)
    {
        ArgumentException.ThrowIfNullOrEmpty(configs);
        _configs = configs;
    }

    private string Folder => Path.Combine(_configs, "strategies");

    /// <summary>The names of all strategies, in ordinal order.</summary>
    public IReadOnlyList<string> Names()
    {
        if (!Directory.Exists(Folder))
        {
            return [];
        }

        var names = Directory.EnumerateFiles(Folder, "*.yaml").Select(file => Path.GetFileNameWithoutExtension(file));
        return [.. names.Where(name => ValidName().IsMatch(name)).Order(StringComparer.Ordinal)];
    }

    /// <summary>Reads a strategy, with values set in place of the file's.</summary>
    /// <param name="parameters">Values by dotted path, for example <c>scanner.lookback</c>; null = none.</param>
    /// <exception cref="StrategyNotFoundException">There is no such file, or the name could be no file's.</exception>
    /// <exception cref="ConfigurationException">Anything is wrong with the file, a parameter or HOLD_CORE.</exception>
    public Strategy Load(string name, IReadOnlyDictionary<string, string>? parameters = null)
    {
        ArgumentNullException.ThrowIfNull(name);

        // The list decides, so that spelling is exact on every file system and no path can be given.
        var names = Names();
        if (!names.Contains(name, StringComparer.Ordinal))
        {
            throw new StrategyNotFoundException(name, names, Folder);
        }

        var file = Path.Combine(Folder, $"{name}.yaml");
        var reader = new StrategyReader(new ConfigDocument(), HoldCore);
        return reader.Read(name, File.ReadAllText(file), file, parameters ?? new Dictionary<string, string>(StringComparer.Ordinal));
    }

    /// <summary>A strategy's file as it is now, to be read many times with other values.</summary>
    /// <exception cref="StrategyNotFoundException">There is no such file, or the name could be no file's.</exception>
    public StrategyTemplate Open(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var names = Names();
        if (!names.Contains(name, StringComparer.Ordinal))
        {
            throw new StrategyNotFoundException(name, names, Folder);
        }

        var file = Path.Combine(Folder, $"{name}.yaml");
        var core = Path.Combine(_configs, HoldCoreFile.Name);
        return new StrategyTemplate(name, file, File.ReadAllText(file), core, File.Exists(core) ? File.ReadAllText(core) : null);
    }

    private IReadOnlyList<CoreHolding> HoldCore(ConfigDocument document)
    {
        var file = Path.Combine(_configs, HoldCoreFile.Name);
        if (File.Exists(file))
        {
            return HoldCoreFile.Read(File.ReadAllText(file), file, document);
        }

        document.Errors.Add(new ConfigurationError(file, "there is no such file, and the strategy says hold_core: true"));
        return [];
    }

    [GeneratedRegex(@"\A[A-Za-z0-9_-]{1,64}\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ValidName();
}
