namespace InvestOps.Testing.Azurite;

/// <summary>
/// One emulator in memory for a whole test assembly, started by the first test that asks for it. To use it, write
/// <c>[assembly: AssemblyFixture(typeof(SharedAzurite))]</c> once and take it in the constructor of a test class.
/// </summary>
public sealed class SharedAzurite : IAsyncDisposable
{
    private readonly Lazy<Task<AzuriteServer>> _server = new(AzuriteServer.StartInMemoryAsync);

    /// <exception cref="AzuriteUnavailableException">It cannot be had here: a failure on a build server, a skipped test elsewhere.</exception>
    public Task<AzuriteServer> StartedAsync() => _server.Value;

    public async ValueTask DisposeAsync()
    {
        if (_server is { IsValueCreated: true, Value.IsCompletedSuccessfully: true })
        {
            await (await _server.Value).DisposeAsync();
        }
    }
}
