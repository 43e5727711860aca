using System.Globalization;
using InvestOps.Domain.Portfolios;

namespace InvestOps.Domain.Tests;

/// <summary>One of every implementation that the domain has, found by reflection, so that a new one is tested from its first day.</summary>
internal static class Every
{
    private const int Sessions = 8;

    public static IReadOnlyList<T> Of<T>() =>
    [
        .. typeof(Strategy).Assembly.GetTypes()
            .Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(T)))
            .OrderBy(type => type.Name, StringComparer.Ordinal)
            .Select(type => (T)Make(type)),
    ];

    // Numbers of sessions, but for what is skipped.
    private static object Make(Type type)
    {
        var constructor = type.GetConstructors().MinBy(found => found.GetParameters().Length)!;
        var values = constructor.GetParameters().Select(parameter => parameter.ParameterType == typeof(int)
            ? parameter.Name == "Skip" ? 1 : Sessions
            : throw new NotSupportedException(string.Create(CultureInfo.InvariantCulture, $"Say here what {type.Name} is made with for {parameter.Name}.")));
        return constructor.Invoke([.. values]);
    }
}
