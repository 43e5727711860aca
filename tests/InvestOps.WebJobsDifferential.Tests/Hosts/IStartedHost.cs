namespace InvestOps.WebJobsDifferential.Tests.Hosts;

/// <summary>A host of either side.</summary>
internal interface IStartedHost : IAsyncDisposable
{
    Task StartAsync(CancellationToken cancellationToken);

    Task StopAsync(CancellationToken cancellationToken);
}
