using System.Reflection;
using InvestOps.LocalFunctions.Discovery;
using InvestOps.LocalFunctions.Settings;
using Microsoft.Extensions.DependencyInjection;

namespace InvestOps.LocalFunctions.Hosting;

/// <summary>Finds function classes that ask for what nobody provides: at the start, not when a timer fires at night.</summary>
internal static class DependencyCheck
{
    /// <exception cref="SettingsException">Something is missing; all that is missing is in it.</exception>
    public static void Check(IEnumerable<FunctionDescriptor> functions, IServiceProvider services)
    {
        var known = services.GetRequiredService<IServiceProviderIsService>();
        var errors = functions.Where(function => !function.Method.IsStatic)
            .SelectMany(function => Missing(function.DeclaringType, known), (function, type) =>
                new SettingsError("services", function.Name, $"{function.DeclaringType.Name} asks for {type.Name}, which nothing provides."))
            .ToList();
        if (errors.Count > 0)
        {
            throw new SettingsException(errors);
        }
    }

    // The shortest list counts: with it the least has to be added.
    private static List<Type> Missing(Type type, IServiceProviderIsService known) => type.GetConstructors()
        .Select(constructor => constructor.GetParameters().Where(parameter => !IsThere(parameter, known)).Select(parameter => parameter.ParameterType).ToList())
        .MinBy(missing => missing.Count) ?? [];

    private static bool IsThere(ParameterInfo parameter, IServiceProviderIsService known) =>
        parameter.HasDefaultValue || parameter.IsDefined(typeof(FromKeyedServicesAttribute)) || known.IsService(parameter.ParameterType);
}
