namespace InvestOps.Testing.Azurite;

/// <summary>
/// One emulator in memory for a whole test assembly, started by the first test that asks for it, and searched for planted secrets at the end. To use it, write
/// <c>[assembly: AssemblyFixture(typeof(SharedAzurite))]</c> once and take it in the constructor of a test class.
/// </summary>
public sealed class SharedAzurite : IAsyncDisposable
{
    private readonly Lazy<Task<AzuriteServer>> _server = new(AzuriteServer.StartInMemoryAsync);

    /// <exception cref="AzuriteUnavailableException">It cannot be had here: a failure on a build server, a skipped test elsewhere.</exception>
    public Task<AzuriteServer> StartedAsync() => _server.Value;

    /// <exception cref="InvalidOperationException">A test, or what it tested, wrote a planted secret into a blob or a queue.</exception>
    public async ValueTask DisposeAsync()
    {
        if (_server is not { IsValueCreated: true, Value.IsCompletedSuccessfully: true })
        {
            return;
        }

        await using var server = await _server.Value;
        foreach (var account in server.GivenAccounts)
        {
            if (await StoredSecrets.FindAsync(account, CancellationToken.None) is { Count: > 0 } leaks)
            {
                throw new InvalidOperationException($"A planted secret is in {string.Join(", ", leaks)}.");
            }
        }

        if (await server.FindKeptSecretsAsync() is { Count: > 0 } kept)
        {
            throw new InvalidOperationException($"A planted secret is in what the emulator keeps: {string.Join(", ", kept)}.");
        }
    }
}
