using InvestOps.Functions;
using InvestOps.LocalFunctions.Settings;

namespace InvestOps.Cli.Hosting;

/// <summary>The environment of a host, with a value for every setting that functions name and nobody has set.</summary>
internal static class HostEnvironment
{
    private const string HostStorage = "AzureWebJobsStorage";

    /// <param name="stored">The environment and local.settings.json, whose values come before the defaults.</param>
    /// <param name="storage">The connection that the command line chose; null in file mode.</param>
    public static IReadOnlyDictionary<string, string> WithDefaults(AppSettings stored, string? storage)
    {
        var variables = new Dictionary<string, string>(stored.Values, StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in AppSettingDefaults.All.Where(pair => stored[pair.Key] is null))
        {
            variables[name] = value;
        }

        if (storage is not null)
        {
            variables[InvestOpsSettings.StorageSetting] = storage;
            variables[HostStorage] = stored[HostStorage] ?? storage;
        }

        return variables;
    }
}
