using Xunit;

namespace InvestOps.LocalFunctions.Tests.Http;

/// <summary>Holds functions up until a test lets them go.</summary>
public sealed class Gate : IDisposable
{
    private readonly TaskCompletionSource _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly SemaphoreSlim _entered = new(0);

    public Task Opened => _opened.Task;

    public void Open() => _opened.TrySetResult();

    public void Dispose() => _entered.Dispose();

    public void Entered() => _entered.Release();

    public async Task UntilEnteredAsync() => Assert.True(await _entered.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken), "nothing came to the gate");
}
