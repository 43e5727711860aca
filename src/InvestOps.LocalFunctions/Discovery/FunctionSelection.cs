using InvestOps.LocalFunctions.Settings;

namespace InvestOps.LocalFunctions.Discovery;

/// <summary>The functions of a catalog that this host has: all, or those on a list.</summary>
internal static class FunctionSelection
{
    /// <param name="names">In any case; all functions when empty.</param>
    /// <param name="source">Where the names were written, for the error.</param>
    /// <exception cref="SettingsException">Some name is no function's; every such name is in it.</exception>
    public static IReadOnlyList<FunctionDescriptor> Select(FunctionCatalog catalog, IReadOnlyCollection<string> names, string source)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(names);
        if (names.Count == 0)
        {
            return [.. catalog.Functions];
        }

        var known = string.Join(", ", catalog.Functions.Select(function => function.Name));
        var unknown = names.Where(name => catalog.Find(name) is null)
            .Select(name => new SettingsError(source, "functions", $"there is no function '{name}'; there are {known}."))
            .ToList();
        return unknown.Count > 0
            ? throw new SettingsException(unknown)
            : [.. catalog.Functions.Where(function => names.Contains(function.Name, StringComparer.OrdinalIgnoreCase))];
    }
}
