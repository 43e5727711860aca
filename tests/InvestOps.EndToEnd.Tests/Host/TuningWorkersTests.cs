using System.Diagnostics;
using System.Security.Cryptography;
using Azure.Storage.Queues;
using InvestOps.Adapters.FileStorage;
using InvestOps.Adapters.Sample;
using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.MarketData;
using InvestOps.Testing;
using InvestOps.Testing.Azurite;
using Xunit;

namespace InvestOps.EndToEnd.Tests.Host;

/// <summary>A tuning that is handed out to processes through shared storage is the tuning of one process, whatever happens to those.</summary>
public sealed class TuningWorkersTests(SharedAzurite azurite) : IDisposable
{
    // A thousand trials in eleven shards.
    private static readonly string[] Sweep = ["tune", "--strategy", "quick", "--grid", "lookback=20..59", "top_n=1..25"];
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);
    private readonly TemporaryFolder _folder = new();

    private string Configs => Path.Combine(_folder.Path, "configs");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_workers_of_which_one_is_killed_at_work_make_the_bytes_of_one_process_though_every_message_comes_twice()
    {
        WeekConfigs.WriteTo(Configs);
        var server = await azurite.StartedAsync();
        var (alone, shared) = (await SampleAccount.PrepareAsync(server.NewAccount()), await SampleAccount.PrepareAsync(server.NewAccount()));
        var whole = await InvestOpsProgram.RunAsync(_folder.Path, Asked(alone, "alone", ["--workers", "1"]));
        Assert.True(whole.ExitCode == 0, whole.Errors);
        var queue = shared.Storage.Queue("tuning-shards");

        using var coordinator = InvestOpsProgram.Start(_folder.Path, Asked(shared, "coordinator", ["--workers", "queue"]));
        var said = Task.WhenAll(coordinator.StandardOutput.ReadToEndAsync(Cancel), coordinator.StandardError.ReadToEndAsync(Cancel));
        var messages = await Eventually.SeeAsync("the shards in the queue", Patience, () => WaitingAsync(queue, 11));
        await SendAsync(queue, messages);
        await using (var killed = await WorkerAsync("pc1", shared))
        {
            await KillAtWorkAsync(killed, shared, queue);
        }

        await using var second = await WorkerAsync("pc2", shared);
        using var third = InvestOpsProgram.Start(_folder.Path, ["--root", Path.Combine(_folder.Path, "pc3"), "--storage", shared.Connection, "--configs", Configs, "tune", "work", "--watch"]);
        using var stopped = new Stop(third);
        await coordinator.WaitForExitAsync(Cancel);
        Assert.True(coordinator.ExitCode == 0, string.Join('\n', await said));
        await SendAsync(queue, messages);
        await Eventually.SeeAsync<object>("the queue empty", Patience, async () => await shared.IsEmptyAsync("tuning-shards") ? queue : null, () => second.Said);

        Assert.Equal(await FilesAsync(alone), await FilesAsync(shared));
        Assert.False(await shared.Storage.Queue("tuning-shards-poison").ExistsAsync(Cancel));
    }

    [Fact]
    public async Task A_host_on_files_takes_shards_as_one_on_storage_does()
    {
        WeekConfigs.WriteTo(Configs);
        var root = Path.Combine(_folder.Path, "files");
        var market = SampleMarket.Create(calendar: Some.Calendar, lastSession: new DateOnly(2026, 10, 30), sessions: 400, issues: 100);
        await new MarketStore(new FileAssetStore(root), Some.Calendar).MergeAsync(SampleHistory.Before(market, new DateOnly(2026, 10, 29)), progress: null, Cancel);

        await using var host = await RunningHost.StartAsync(root, connection: null, "--role", "pc", "--configs", Configs);
        var result = await InvestOpsProgram.RunAsync(_folder.Path, ["--root", root, "--configs", Configs, "tune", "--strategy", "quick", "--grid", "lookback=20,40", "--workers", "queue"]);

        Assert.True(result.ExitCode == 0, result.Errors);
        Assert.Contains("The best of 2 trials", result.Output, StringComparison.Ordinal);
        Assert.Single(Directory.EnumerateFiles(Path.Combine(root, "runs"), "*.json", SearchOption.AllDirectories), file => Path.GetFileName(Path.GetDirectoryName(file)) == "tune");
    }

    public void Dispose() => _folder.Dispose();

    // Held, and killed if it holds a message at that moment: that is hidden from others, and so counted but not seen.
    private static Task<object> KillAtWorkAsync(RunningHost worker, SampleAccount account, QueueClient queue) => Eventually.SeeAsync<object>(
        "a worker amid a shard",
        Patience,
        async () =>
        {
            if ((await account.Store.ListAsync(AssetCatalog.Reports, "tuning/", Cancel)).Count < 2)
            {
                return null;
            }

            await worker.HoldAsync();
            var visible = (await queue.PeekMessagesAsync(32, Cancel)).Value.Length;
            if (await SampleAccount.CountAsync(queue) == visible)
            {
                await worker.GoOnAsync();
                return null;
            }

            await worker.KillAsync();
            return worker;
        },
        () => worker.Said);

    private static async Task<string[]?> WaitingAsync(QueueClient queue, int count)
    {
        if (!await queue.ExistsAsync(Cancel))
        {
            return null;
        }

        var messages = (await queue.PeekMessagesAsync(32, Cancel)).Value;
        return messages.Length == count ? [.. messages.Select(message => message.Body.ToString())] : null;
    }

    private static async Task SendAsync(QueueClient queue, IEnumerable<string> messages)
    {
        foreach (var message in messages)
        {
            await queue.SendMessageAsync(message, Cancel);
        }
    }

    private static async Task<SortedDictionary<string, string>> FilesAsync(SampleAccount account)
    {
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var path in await account.Store.ListAsync(AssetCatalog.Reports, "", Cancel))
        {
            files[path.Path] = Convert.ToHexStringLower(SHA256.HashData((await account.Store.ReadAsync(path, Cancel))!));
        }

        Assert.Contains(files.Keys, path => path.EndsWith("/manifest.json", StringComparison.Ordinal));
        return files;
    }

    private string[] Asked(SampleAccount account, string name, string[] workers) =>
        ["--root", Path.Combine(_folder.Path, name), "--storage", account.Connection, "--configs", Configs, .. Sweep, .. workers];

    private Task<RunningHost> WorkerAsync(string name, SampleAccount account) =>
        RunningHost.StartAsync(Path.Combine(_folder.Path, name), account.Connection, ["--role", "pc", "--configs", Configs, "--take-over", "3"], ("AzureFunctionsJobHost__extensions__queues__visibilityTimeout", "00:00:01"));

    private sealed class Stop(Process process) : IDisposable
    {
        public void Dispose() => process.Kill(entireProcessTree: true);
    }
}
