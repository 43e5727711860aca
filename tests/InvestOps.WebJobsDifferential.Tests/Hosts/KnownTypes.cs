using Microsoft.Azure.WebJobs;

namespace InvestOps.WebJobsDifferential.Tests.Hosts;

/// <summary>The function classes of a real host.</summary>
internal sealed class KnownTypes(Type[] types) : ITypeLocator
{
    public IReadOnlyList<Type> GetTypes() => types;
}
