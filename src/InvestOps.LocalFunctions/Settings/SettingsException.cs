namespace InvestOps.LocalFunctions.Settings;

/// <summary>The settings are not right; every error is listed.</summary>
public sealed class SettingsException(IReadOnlyList<SettingsError> errors)
    : Exception("The settings cannot be used:" + string.Concat(errors.Select(error => $"\n  {error}")))
{
    public IReadOnlyList<SettingsError> Errors { get; } = errors;
}
