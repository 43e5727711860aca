namespace InvestOps.LocalFunctions.Settings;

/// <summary>Tells which functions a setting switches off.</summary>
internal sealed class FunctionSwitches(AppSettings settings)
{
    public bool IsDisabled(string function) => settings.IsOn($"AzureWebJobs.{function}.Disabled") || settings.IsOn($"AzureWebJobs_{function}_Disabled");
}
