namespace InvestOps.LocalFunctions.Settings;

/// <summary>One value as text, and where it was found.</summary>
internal sealed record Setting(string Value, string Source);
