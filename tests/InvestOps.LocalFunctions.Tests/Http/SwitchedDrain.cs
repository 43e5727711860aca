using InvestOps.LocalFunctions.Listening;

namespace InvestOps.LocalFunctions.Tests.Http;

internal sealed class SwitchedDrain : IListenerDrain
{
    public bool IsDraining { get; private set; }

    public Task DrainAsync(CancellationToken cancellationToken) => SetAsync(true);

    public Task ResumeAsync(CancellationToken cancellationToken) => SetAsync(false);

    private Task SetAsync(bool draining)
    {
        IsDraining = draining;
        return Task.CompletedTask;
    }
}
