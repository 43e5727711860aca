namespace InvestOps.LocalFunctions.Settings;

/// <summary>One value that is wrong.</summary>
/// <param name="Source">The file, or the environment variable.</param>
/// <param name="Key">With colons between its parts; empty for the file as a whole.</param>
public sealed record SettingsError(string Source, string Key, string Problem)
{
    public override string ToString() => Key.Length == 0 ? $"{Source}: {Problem}" : $"{Source}, {Key}: {Problem}";
}
