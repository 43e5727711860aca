using Microsoft.Azure.WebJobs;

namespace InvestOps.WebJobsDifferential.Tests.Schedules;

/// <summary>Settings without any.</summary>
internal sealed class NoNames : INameResolver
{
    public string? Resolve(string name) => null;
}
