using InvestOps.LocalFunctions.Listening;

namespace InvestOps.LocalFunctions.Tests.Http;

internal sealed class FixedListener(ListenerStatus status) : IFunctionListener
{
    public ListenerStatus Status => status;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task WaitForRunsAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
