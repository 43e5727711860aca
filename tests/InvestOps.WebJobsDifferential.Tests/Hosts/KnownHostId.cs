using Microsoft.Azure.WebJobs.Host.Executors;

namespace InvestOps.WebJobsDifferential.Tests.Hosts;

/// <summary>The id of a real host.</summary>
internal sealed class KnownHostId(string id) : IHostIdProvider
{
    public Task<string> GetHostIdAsync(CancellationToken cancellationToken) => Task.FromResult(id);
}
