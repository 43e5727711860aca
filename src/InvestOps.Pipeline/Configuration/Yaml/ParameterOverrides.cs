using System.Text.RegularExpressions;

namespace InvestOps.Pipeline.Configuration.Yaml;

/// <summary>
/// Puts parameters (<c>scanner.lookback=126</c>) into a configuration before it is read, so that they meet the same checks
/// as the file's own values.
/// </summary>
internal static partial class ParameterOverrides
{
    private const int LongestValue = 200;

    public static void Apply(IReadOnlyDictionary<string, string> parameters, ConfigNode.Map root, List<ConfigurationError> errors)
    {
        foreach (var (path, value) in parameters.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            var where = $"parameter {Spelling.Shown(path)}";
            if (!Path().IsMatch(path))
            {
                errors.Add(new ConfigurationError(where, "no path of a setting; expected is for example scanner.lookback"));
            }
            else if (value.Length > LongestValue)
            {
                errors.Add(new ConfigurationError(where, "the value is too long; expected is for example 126"));
            }
            else if (YamlTree.ReadValue(value, where, errors) is { } node)
            {
                Put(root, path.Split('.'), node, errors);
            }
        }
    }

    private static void Put(ConfigNode.Map root, string[] path, ConfigNode value, List<ConfigurationError> errors)
    {
        var map = root;
        foreach (var step in path[..^1])
        {
            var found = map.Find(step);
            if (found is not (null or ConfigNode.Map))
            {
                errors.Add(new ConfigurationError(value.Where, $"{step} is a single value or a list, nothing can be set within it"));
                return;
            }

            var next = found as ConfigNode.Map ?? new ConfigNode.Map(value.Where, []);
            map.Put(step, next);
            map = next;
        }

        map.Put(path[^1], value);
    }

    [GeneratedRegex(@"\A[a-z_0-9]{1,40}(\.[a-z_0-9]{1,40}){0,5}\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Path();
}
