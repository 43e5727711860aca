namespace InvestOps.LocalFunctions.Settings;

/// <summary>Tells which functions a setting switches off.</summary>
internal sealed class FunctionSwitches(AppSettings settings)
{
    public bool IsDisabled(string function) => IsOn($"AzureWebJobs.{function}.Disabled") || IsOn($"AzureWebJobs_{function}_Disabled");

    private bool IsOn(string name) => settings[name] is { } value && (value == "1" || (bool.TryParse(value, out var flag) && flag));
}
