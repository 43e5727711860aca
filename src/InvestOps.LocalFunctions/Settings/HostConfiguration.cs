using System.Collections;
using System.Globalization;

namespace InvestOps.LocalFunctions.Settings;

/// <summary>
/// All that a script root and the environment say. host.json is overridden by <c>AzureFunctionsJobHost__a__b</c>, and
/// local.settings.json by every environment variable that is not empty.
/// </summary>
public sealed class HostConfiguration
{
    private const string LocalFile = "local.settings.json";
    private const string OverridePrefix = "AzureFunctionsJobHost:";

    private HostConfiguration(HostSettings host, AppSettings app, LocalHttpSettings localHttp, IReadOnlyList<string> warnings)
    {
        Host = host;
        App = app;
        LocalHttp = localHttp;
        Warnings = warnings;
    }

    public HostSettings Host { get; }

    public AppSettings App { get; }

    public LocalHttpSettings LocalHttp { get; }

    /// <summary>What is legal and yet not what its writer may think.</summary>
    public IReadOnlyList<string> Warnings { get; }

    /// <param name="scriptRoot">The folder of host.json and local.settings.json; either may be missing.</param>
    /// <param name="environment">The process's own when null.</param>
    /// <exception cref="SettingsException">Something is wrong; all errors are in it.</exception>
    public static HostConfiguration Load(string scriptRoot, IReadOnlyDictionary<string, string>? environment = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(scriptRoot);
        var errors = new List<SettingsError>();
        var warnings = new List<string>();
        var hostJson = JsonSettings.Read(Path.Combine(scriptRoot, HostSettingsFile.Name), errors);
        var local = JsonSettings.Read(Path.Combine(scriptRoot, LocalFile), errors);
        var app = Merge(local, environment ?? Process(), warnings);
        Override(hostJson, app);
        Warn(hostJson, warnings);
        WarnOfReaders(Path.Combine(scriptRoot, LocalFile), local, warnings);
        var isDevelopment = app["AZURE_FUNCTIONS_ENVIRONMENT"] is null or "Development";
        var host = HostSettingsFile.Read(new SettingReader(hostJson, errors), isDevelopment);
        var http = ReadLocalHttp(local, errors);
        return errors.Count == 0 ? new HostConfiguration(host, app, http, warnings) : throw new SettingsException(errors);
    }

    private static AppSettings Merge(Dictionary<string, Setting> local, IReadOnlyDictionary<string, string> environment, List<string> warnings)
    {
        var merged = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (key, setting) in local)
        {
            if (key.StartsWith("Values:", StringComparison.OrdinalIgnoreCase))
            {
                merged[AppSettings.Normal(key["Values:".Length..])] = setting.Value;
            }
            else if (key.StartsWith("ConnectionStrings:", StringComparison.OrdinalIgnoreCase))
            {
                merged[key] = setting.Value;
            }
        }

        foreach (var (name, value) in environment.Where(pair => pair.Value.Length > 0))
        {
            var key = AppSettings.Normal(name);
            if (merged.TryGetValue(key, out var stored) && stored != value)
            {
                warnings.Add($"{LocalFile}, Values:{name}: the environment variable of that name is used in its place.");
            }

            merged[key] = value;
        }

        return new AppSettings(merged);
    }

    private static void Override(Dictionary<string, Setting> hostJson, AppSettings app)
    {
        foreach (var (name, value) in app.Values.Where(pair => pair.Key.StartsWith(OverridePrefix, StringComparison.OrdinalIgnoreCase)))
        {
            hostJson[name[OverridePrefix.Length..]] = new Setting(value, name.Replace(":", "__", StringComparison.Ordinal));
        }
    }

    private static void Warn(Dictionary<string, Setting> hostJson, List<string> warnings)
    {
        if (hostJson.ContainsKey("id"))
        {
            warnings.Add($"{HostSettingsFile.Name}, id: it means nothing since version 2; the host's id is an option of its own.");
        }

        if (!hostJson.ContainsKey("version"))
        {
            warnings.Add($"{HostSettingsFile.Name}, version: it is missing; the real host insists on \"2.0\".");
        }
    }

    // Windows keeps others out of a user's folders by itself.
    private static void WarnOfReaders(string file, Dictionary<string, Setting> local, List<string> warnings)
    {
        if (!OperatingSystem.IsWindows()
            && local.Values.Any(setting => setting.Value.Contains("AccountKey=", StringComparison.OrdinalIgnoreCase))
            && File.GetUnixFileMode(file).HasFlag(UnixFileMode.OtherRead))
        {
            warnings.Add($"{LocalFile}: it holds an account's key, and every user of this machine can read it; take that right away with chmod 600.");
        }
    }

    private static LocalHttpSettings ReadLocalHttp(Dictionary<string, Setting> local, List<SettingsError> errors)
    {
        var reader = new SettingReader(local, errors);
        if (reader.Flag("IsEncrypted", otherwise: false))
        {
            errors.Add(new SettingsError(LocalFile, "IsEncrypted", "encrypted settings cannot be read here; write them in clear."));
        }

        var port = reader.Whole("Host:LocalHttpPort", 0, 1, 65_535);
        return new LocalHttpSettings
        {
            Port = port == 0 ? null : port,
            Address = reader.Text("Host:LocalHttpAddress"),
            CorsOrigins = reader.Text("Host:CORS")?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [],
            CorsCredentials = reader.Flag("Host:CORSCredentials", otherwise: false),
        };
    }

    private static Dictionary<string, string> Process()
    {
        var variables = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (DictionaryEntry variable in Environment.GetEnvironmentVariables())
        {
            variables[(string)variable.Key] = Convert.ToString(variable.Value, CultureInfo.InvariantCulture) ?? "";
        }

        return variables;
    }
}
