using System.Globalization;

namespace InvestOps.Pipeline.Configuration;

/// <summary>A configuration cannot be used. Carries everything that is wrong with it, not only the first thing.</summary>
public sealed class ConfigurationException : Exception
{
    private const int LinesShown = 20;

    public ConfigurationException(IReadOnlyList<ConfigurationError> errors)
        : base(Describe(errors)) => Errors = errors;

    public IReadOnlyList<ConfigurationError> Errors { get; }

    private static string Describe(IReadOnlyList<ConfigurationError> errors)
    {
        var lines = errors.Take(LinesShown).Select(error => error.ToString());
        var rest = errors.Count - LinesShown;
        return string.Join('\n', rest > 0 ? lines.Append(string.Create(CultureInfo.InvariantCulture, $"and {rest} more")) : lines);
    }
}
