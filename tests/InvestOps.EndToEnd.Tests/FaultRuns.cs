using Xunit;

namespace InvestOps.EndToEnd.Tests;

/// <summary>Runs the whole table of faults once, a few processes at a time: most of them only wait before they ask again.</summary>
public sealed class FaultRuns : IAsyncLifetime
{
    private const int AtOnce = 4;
    private readonly Dictionary<string, FaultRun> _runs = new(StringComparer.Ordinal);

    internal IReadOnlyDictionary<string, FaultRun> All => _runs;

    public async ValueTask InitializeAsync()
    {
        using var slots = new SemaphoreSlim(AtOnce);
        var runs = FaultTable.All.Values.Select(async row => (row.Name, Run: await RunAsync(row, slots)));
        foreach (var (name, run) in await Task.WhenAll(runs))
        {
            _runs.Add(name, run);
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    // The root holds the session before the one that is asked for, so that the gate has something to compare with.
    private static async Task<FaultRun> RunAsync(FaultCase row, SemaphoreSlim slots)
    {
        await slots.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            var stored = row.Date == "2024-01-09" ? "2024-01-08" : "2024-01-04";
            await using var scene = await ExchangeScene.StartAsync($"{{ source: {row.Source} }}", ExchangeScene.Wide, stored);
            foreach (var fault in row.Faults)
            {
                scene.Desk.Add(fault);
            }

            var before = scene.Products;
            var environment = row.HasKey ? [] : new Dictionary<string, string?>(StringComparer.Ordinal) { ["KrxOpenApiKey"] = null };
            var result = await scene.RunWithAsync(environment, "ingest", "--date", row.Date);
            var after = scene.Products;
            string[] changed = [.. after.Where(file => before.GetValueOrDefault(file.Key) != file.Value).Select(file => file.Key), .. before.Keys.Where(file => !after.ContainsKey(file))];
            return new FaultRun(result, scene.Desk.Total, changed);
        }
        finally
        {
            slots.Release();
        }
    }
}
