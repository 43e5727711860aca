using System.Text;
using InvestOps.Adapters.AzureStorage;
using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Runs;
using InvestOps.Testing;
using InvestOps.Testing.Azurite;
using Xunit;

namespace InvestOps.EndToEnd.Tests.Host;

/// <summary>Whatever happens to workers and storage, a request ends as one whole report, the same as if nothing had happened.</summary>
public sealed class ExactlyOneReportTests(SharedAzurite azurite) : IDisposable
{
    private const string Id = "the-one";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);
    private readonly TemporaryFolder _folder = new();

    private string Configs => Path.Combine(_folder.Path, "configs");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("runs/")] // at work
    [InlineData("reports/backtests/" + Id + "/request.json")] // writing the report
    [InlineData("reports/backtests/" + Id + "/manifest.json")] // after the report, before the message is deleted
    public async Task A_worker_that_is_killed_leaves_its_request_to_another_one(string sight)
    {
        var account = await PrepareAsync((await azurite.StartedAsync()).NewAccount());
        await SendAsync(account.Storage, Id);
        await using (var first = await WorkerAsync("pc1", account.Connection))
        {
            await Eventually.SeeAsync(sight, Patience, () => SightOfAsync(account.Store, sight), () => first.Said);
            await first.KillAsync();
        }

        await using var second = await WorkerAsync("pc2", account.Connection);
        await SeeTheEndAsync(account, second);

        await SendAsync(account.Storage, "undisturbed");
        await SeeTheEndAsync(account, second, "undisturbed");
        Assert.Equal(await FilesAsync(account.Store, "undisturbed"), await FilesAsync(account.Store, Id));
    }

    [Theory]
    [InlineData(0.10)]
    [InlineData(0.50)]
    [InlineData(0.99)]
    public async Task A_worker_that_is_killed_after_any_share_of_its_run_leaves_its_request_to_another_one(double share)
    {
        var account = await PrepareAsync((await azurite.StartedAsync()).NewAccount());
        await SendAsync(account.Storage, "undisturbed");
        await using (var undisturbed = await WorkerAsync("pc1", account.Connection))
        {
            await SeeTheEndAsync(account, undisturbed, "undisturbed");
        }

        var whole = TimeSpan.FromMilliseconds((await RunsAsync(account.Store, "undisturbed")).Single().ElapsedMilliseconds!.Value);
        await SendAsync(account.Storage, Id);
        await using (var killed = await WorkerAsync("pc2", account.Connection))
        {
            await Eventually.SeeAsync<object>("its run", Patience, async () => (await RunsAsync(account.Store, Id)).SingleOrDefault(), () => killed.Said);
            await RealTime.PassAsync(whole * share, Cancel);
            await killed.KillAsync();
        }

        var written = await account.Store.ListAsync("reports", $"backtests/{Id}/", Cancel);
        TestContext.Current.TestOutputHelper?.WriteLine($"killed {whole.TotalMilliseconds * share:0} of {whole.TotalMilliseconds:0} ms after its begin, {written.Count} files written");
        await using var other = await WorkerAsync("pc3", account.Connection);
        await SeeTheEndAsync(account, other);
        Assert.Equal(await FilesAsync(account.Store, "undisturbed"), await FilesAsync(account.Store, Id));
    }

    [Fact]
    public async Task A_worker_that_slept_while_another_one_did_its_work_changes_nothing_when_it_wakes()
    {
        var account = await PrepareAsync((await azurite.StartedAsync()).NewAccount());
        await SendAsync(account.Storage, Id);
        await using var sleeper = await WorkerAsync("pc1", account.Connection);
        await Eventually.SeeAsync("its run", Patience, () => SightOfAsync(account.Store, "runs/"), () => sleeper.Said);
        await sleeper.HoldAsync();

        await using var other = await WorkerAsync("pc2", account.Connection);
        await SeeTheEndAsync(account, other);
        var report = await account.Store.ReadAsync(AssetCatalog.BacktestManifest(Id), Cancel);
        await sleeper.GoOnAsync();
        await Eventually.SeeAsync("the sleeper's end", Patience, () => Task.FromResult(EndOf(sleeper)), () => sleeper.Said);

        await SeeTheEndAsync(account, other);
        Assert.Equal(report, await account.Store.ReadAsync(AssetCatalog.BacktestManifest(Id), Cancel));

        static object? EndOf(RunningHost host) => host.Said.Split('\n').FirstOrDefault(line => line.Contains("[FUNCTION]", StringComparison.Ordinal) && line.Contains("Backtest Succeeded", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_waits_in_the_queue_is_worked_off_by_hand_too()
    {
        var account = await PrepareAsync((await azurite.StartedAsync()).NewAccount());
        await SendAsync(account.Storage, Id);
        await account.Storage.Queue("backtest-requests").SendMessageAsync("junk", Cancel);

        var result = await InvestOpsProgram.RunAsync(_folder.Path, "--storage", account.Connection, "--configs", Configs, "backtest", "run", "--waiting");

        Assert.EndsWith("\nRequests taken: 2, failed: 1.\n", result.Output, StringComparison.Ordinal);
        Assert.Equal(1, result.ExitCode);
        Assert.True(await IsWholeAsync(account.Store, Id));
        Assert.True(await account.IsEmptyAsync("backtest-requests"));
        Assert.Equal("junk", (await account.Storage.Queue("backtest-requests-poison").PeekMessageAsync(Cancel)).Value.Body.ToString());
    }

    [Fact]
    public async Task Two_workers_and_many_copies_of_a_request_make_one_report()
    {
        var account = await PrepareAsync((await azurite.StartedAsync()).NewAccount());
        await using var first = await WorkerAsync("pc1", account.Connection);
        await using var second = await WorkerAsync("pc2", account.Connection);

        for (var copy = 0; copy < 8; copy++)
        {
            await SendAsync(account.Storage, Id);
        }

        await SeeTheEndAsync(account, first);
        Assert.Equal(["manifest.json"], from path in await account.Store.ListAsync("reports", "backtests/", Cancel)
                                        where path.Path.EndsWith("manifest.json", StringComparison.Ordinal)
                                        select path.Path.Split('/')[^1]);
    }

    [Fact]
    public async Task A_request_that_storage_forgot_in_a_crash_is_asked_for_again_and_one_that_it_brought_back_is_found_done()
    {
        await using var server = await AzuriteServer.StartInFolderAsync(Path.Combine(_folder.Path, "azurite"));
        var account = await PrepareAsync(server.ConnectionString);
        await server.StopAsync(); // what the market is made of is on its disk
        await server.RestartAsync();
        await using var nas = await RunningHost.StartAsync(
            Path.Combine(_folder.Path, "nas"), account.Connection, ["--role", "nas", "--configs", Configs], ("RequestBacktestSchedule", "*/2 * * * * *"));

        using var answer = await nas.Http.PostAsync($"/api/backtest?strategy=quick&id={Id}", content: null, Cancel);
        server.Kill();
        await server.RestartAsync();
        Assert.Equal(System.Net.HttpStatusCode.Accepted, answer.StatusCode);

        await using var pc = await WorkerAsync("pc", account.Connection);
        await Eventually.SeeAsync("the report", Patience, () => SightOfAsync(account.Store, $"reports/backtests/{Id}/manifest.json"), () => nas.Said + pc.Said);
        server.Kill(); // the message's end, and the report perhaps
        await server.RestartAsync();

        await SeeTheEndAsync(account, pc, Id, nas);
    }

    public void Dispose() => _folder.Dispose();

    private async Task<SampleAccount> PrepareAsync(string connection)
    {
        if (!Directory.Exists(Configs))
        {
            WeekConfigs.WriteTo(Configs);
        }

        return await SampleAccount.PrepareAsync(connection);
    }

    private Task<RunningHost> WorkerAsync(string name, string connection) =>
        RunningHost.StartAsync(Path.Combine(_folder.Path, name), connection, ["--role", "pc", "--configs", Configs, "--take-over", "3"], ("AzureFunctionsJobHost__extensions__queues__visibilityTimeout", "00:00:01"));

    private static async Task SendAsync(StorageAccount storage, string id)
    {
        var queue = storage.Queue("backtest-requests");
        await queue.CreateIfNotExistsAsync(cancellationToken: Cancel);
        await queue.SendMessageAsync($$"""{"strategy":"quick","id":"{{id}}"}""", Cancel);
    }

    private static async Task<object?> SightOfAsync(BlobAssetStore store, string sight)
    {
        var (container, path) = (sight[..sight.IndexOf('/', StringComparison.Ordinal)], sight[(sight.IndexOf('/', StringComparison.Ordinal) + 1)..]);
        try
        {
            return (await store.ListAsync(container, path, Cancel)).Count > 0 ? sight : null;
        }
        catch (StorageUnavailableException)
        {
            return null;
        }
    }

    private static Task<object> SeeTheEndAsync(SampleAccount account, RunningHost worker, string id = Id, RunningHost? nas = null) => Eventually.SeeAsync<object>(
        $"report '{id}' whole, and the queue empty",
        Patience,
        async () => await IsWholeAsync(account.Store, id) && await account.IsEmptyAsync("backtest-requests") ? id : null,
        () => $"{nas?.Said}\n\n{worker.Said}");

    private static async Task<bool> IsWholeAsync(BlobAssetStore store, string id)
    {
        if (await store.ReadAsync(AssetCatalog.BacktestManifest(id), Cancel) is not { } manifest)
        {
            return false;
        }

        foreach (var (name, hash) in AssetJson.Read<AssetManifest>(manifest).Files)
        {
            var file = await store.ReadAsync(AssetCatalog.Backtest(id, name), Cancel);
            if (file is null || Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(file)) != hash)
            {
                return false;
            }
        }

        return true;
    }

    private static async Task<IReadOnlyList<RunRecord>> RunsAsync(BlobAssetStore store, string id)
    {
        var runs = new List<RunRecord>();
        foreach (var path in await store.ListAsync(AssetCatalog.Runs, "", Cancel))
        {
            runs.Add(AssetJson.Read<RunRecord>((await store.ReadAsync(path, Cancel))!));
        }

        return [.. runs.Where(run => run.Subject == id)];
    }

    // Curve and fills do not know the request's id.
    private static async Task<IReadOnlyList<string>> FilesAsync(BlobAssetStore store, string id) =>
    [
        Encoding.UTF8.GetString((await store.ReadAsync(AssetCatalog.Backtest(id, "equity.csv"), Cancel))!),
        Encoding.UTF8.GetString((await store.ReadAsync(AssetCatalog.Backtest(id, "trades.csv"), Cancel))!),
    ];
}
