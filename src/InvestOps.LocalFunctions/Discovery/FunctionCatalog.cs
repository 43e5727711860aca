using System.Reflection;
using Microsoft.Azure.Functions.Worker;

namespace InvestOps.LocalFunctions.Discovery;

/// <summary>The functions that some assemblies declare, by name. Names differ in more than case.</summary>
public sealed class FunctionCatalog
{
    private readonly SortedDictionary<string, FunctionDescriptor> _functions;

    private FunctionCatalog(SortedDictionary<string, FunctionDescriptor> functions) => _functions = functions;

    public IReadOnlyCollection<FunctionDescriptor> Functions => _functions.Values;

    /// <exception cref="FunctionCatalogException">Some function cannot be used as it is declared; all mistakes are in it.</exception>
    public static FunctionCatalog Discover(params IEnumerable<Assembly> assemblies) =>
        Discover(assemblies.SelectMany(assembly => assembly.GetTypes()));

    /// <exception cref="FunctionCatalogException">Some function cannot be used as it is declared; all mistakes are in it.</exception>
    public static FunctionCatalog Discover(params IEnumerable<Type> types)
    {
        ArgumentNullException.ThrowIfNull(types);
        var functions = new SortedDictionary<string, FunctionDescriptor>(StringComparer.OrdinalIgnoreCase);
        var mistakes = new List<string>();
        foreach (var method in types.SelectMany(Declared).OrderBy(method => $"{method.DeclaringType}.{method.Name}", StringComparer.Ordinal))
        {
            var reading = new FunctionReading(method);
            mistakes.AddRange(reading.Mistakes);
            if (reading.Descriptor is { } function && !functions.TryAdd(function.Name, function))
            {
                mistakes.Add($"{function.EntryPoint}: the name '{function.Name}' is taken by {functions[function.Name].EntryPoint}.");
            }
        }

        return mistakes.Count == 0 ? new FunctionCatalog(functions) : throw new FunctionCatalogException(mistakes);
    }

    /// <param name="name">In any case.</param>
    public FunctionDescriptor? Find(string name) => _functions.GetValueOrDefault(name);

    private static IEnumerable<MethodInfo> Declared(Type type) => type
        .GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
        .Where(method => method.IsDefined(typeof(FunctionAttribute), inherit: false));
}
