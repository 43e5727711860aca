using System.Collections;
using System.Globalization;
using InvestOps.Functions;
using InvestOps.LocalFunctions.Settings;

namespace InvestOps.Cli.Hosting;

/// <summary>The environment of a host, with a value for every setting that functions name and nobody has set.</summary>
internal static class HostEnvironment
{
    private const string HostStorage = "AzureWebJobsStorage";

    /// <param name="root">The folder of local.settings.json, whose values come before the defaults.</param>
    /// <param name="storage">The connection that the command line chose; null in file mode.</param>
    /// <exception cref="SettingsException">The settings files are wrong; all errors are in it.</exception>
    public static IReadOnlyDictionary<string, string> WithDefaults(string root, string? storage)
    {
        var variables = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (DictionaryEntry variable in Environment.GetEnvironmentVariables())
        {
            variables[(string)variable.Key] = Convert.ToString(variable.Value, CultureInfo.InvariantCulture) ?? "";
        }

        var known = HostConfiguration.Load(root, variables).App;
        foreach (var (name, value) in AppSettingDefaults.All.Where(pair => known[pair.Key] is null))
        {
            variables[name] = value;
        }

        if (storage is not null)
        {
            variables[InvestOpsSettings.StorageSetting] = storage;
            variables[HostStorage] = known[HostStorage] ?? storage;
        }

        return variables;
    }
}
