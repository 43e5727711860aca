using System.Text.RegularExpressions;

namespace InvestOps.LocalFunctions.Settings;

/// <summary>Puts settings in the place of <c>%Setting%</c>.</summary>
internal sealed partial class NameResolver(AppSettings settings)
{
    /// <param name="resolved">The text as it is when the method returns false.</param>
    /// <param name="problem">What is missing, when the method returns false.</param>
    public bool TryResolve(string text, out string resolved, out string problem)
    {
        ArgumentNullException.ThrowIfNull(text);
        var missing = new List<string>();
        resolved = Name().Replace(text, match =>
        {
            var value = settings[match.Groups["name"].Value];
            if (value is null)
            {
                missing.Add(match.Value);
            }

            return value ?? match.Value;
        });
        problem = missing.Count > 0 ? $"'{missing[0]}' does not resolve to a value." : "";
        return missing.Count == 0;
    }

    [GeneratedRegex("%(?<name>[^%]+)%", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex Name();
}
