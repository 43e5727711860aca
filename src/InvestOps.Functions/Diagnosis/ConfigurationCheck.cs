using InvestOps.Pipeline.Configuration;
using InvestOps.Pipeline.Diagnosis;
using InvestOps.Pipeline.Ports;

namespace InvestOps.Functions.Diagnosis;

/// <summary>Reads every configuration file, used or not, and tells of every mistake in any.</summary>
public sealed class ConfigurationCheck(string configs) : IDoctorCheck
{
    public string Name => "configuration";

    public Task<IReadOnlyList<Finding>> ExamineAsync(bool online, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(configs))
        {
            return Task.FromResult<IReadOnlyList<Finding>>([Finding.Wrong(Name, $"There is no folder {Path.GetFullPath(configs)}.", "Name the folder that holds the YAML files: --configs DIR")]);
        }

        var strategies = new StrategyFiles(configs);
        Action[] readings =
        [
            () => DayFile.Load(configs),
            () => CalendarFile.Load(configs),
            () => IngestFile.Load(configs),
            () => WatchFile.Load(configs),
            () => NotifyFile.Load(configs),
            .. strategies.Names().Select<string, Action>(name => () => strategies.Load(name)),
        ];
        var errors = readings.SelectMany(ErrorsOf).Distinct().ToArray();
        IReadOnlyList<Finding> findings = errors.Length == 0
            ? [Finding.Ok(Name, $"{Path.GetFullPath(configs)}: every file can be read; hash {ConfigHash.Of(configs)}")]
            : [.. errors.Select(error => Finding.Wrong(Name, error.ToString(), "Correct that line"))];
        return Task.FromResult(findings);
    }

    private static IReadOnlyList<ConfigurationError> ErrorsOf(Action reading)
    {
        try
        {
            reading();
            return [];
        }
        catch (ConfigurationException exception)
        {
            return exception.Errors;
        }
    }
}
