using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using InvestOps.Adapters.AzureStorage;
using InvestOps.Adapters.FileStorage;
using InvestOps.Pipeline.Assets;
using InvestOps.Testing;
using InvestOps.Testing.Azurite;

namespace InvestOps.Benchmarks.Tuning;

/// <summary>
/// What a second worker saves: <c>tuning-workers ROOT [ROUNDS [KEY=VALUES…]]</c>. A sweep, where no grid is given of 2,000 trials of the settings that the shipped plan
/// varies, through an emulator by one worker process and by two, in turns, each worker on one thread. Timed is the whole of <c>tune --workers queue</c>, its own
/// start included, without the full backtests of the best; workers wait already.
/// </summary>
internal sealed class WorkerSweeps : IDisposable
{
    private static readonly string[] Usual = ["lookback=20..260:10", "skip=0..18:6", "top_n=5..50:5", "rebalance=weekly,monthly"];
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly TemporaryFolder _folder = new();
    private readonly string[] _sweep;
    private readonly string _connection;
    private readonly BlobAssetStore _store;
    private int _started;

    private WorkerSweeps(string connection, string[] grid)
    {
        _sweep = ["--grid", .. grid];
        _connection = connection;
        _store = new BlobAssetStore(new StorageAccount(connection));
    }

    /// <param name="root">A data root in file mode that holds a market.</param>
    /// <param name="rounds">How often one worker and two take their turns.</param>
    /// <param name="grid">What is varied.</param>
    public static async Task<int> RunAsync(string root, int rounds, string[] grid)
    {
        await using var azurite = await AzuriteServer.StartInMemoryAsync();
        using var sweeps = new WorkerSweeps(azurite.NewAccount(), grid.Length > 0 ? grid : Usual);
        await sweeps.CopyMarketAsync(root);
        var (one, two) = (new List<Times>(), new List<Times>());
        for (var round = 0; round < rounds; round++)
        {
            one.Add(await sweeps.TimeAsync(1));
            two.Add(await sweeps.TimeAsync(2));
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"ratio of medians: cold {Median(two, times => times.Cold) / Median(one, times => times.Cold):0.000}, warm {Median(two, times => times.Warm) / Median(one, times => times.Warm):0.000}; best of warm {two.Min(times => times.Warm) / one.Min(times => times.Warm):0.000}"));
        var same = one.Concat(two).Select(times => times.Bytes).Distinct(StringComparer.Ordinal).Count() == 1;
        Console.WriteLine(same ? "All gave the same bytes." : "The bytes differ.");
        return same ? 0 : 1;
    }

    public void Dispose() => _folder.Dispose();

    private static double Median(List<Times> times, Func<Times, double> value)
    {
        double[] ordered = [.. times.Select(value).Order()];
        return (ordered[(ordered.Length - 1) / 2] + ordered[ordered.Length / 2]) / 2;
    }

    private async Task CopyMarketAsync(string root)
    {
        var files = new FileAssetStore(root);
        foreach (var path in await files.ListAsync("market", "", None))
        {
            await _store.WriteAsync(path, (await files.ReadAsync(path, None))!, None);
        }
    }

    // Cold: the workers have never seen the market. Warm: they have run another tuning on it a moment before, and hold its panel; the better of two, since
    // a worker that gathers results for the first time compiles what does it.
    private async Task<Times> TimeAsync(int workers)
    {
        BuiltCommand[] processes = [.. Enumerable.Range(0, workers).Select(_ => BuiltCommand.Start(["--root", NewRoot(), "--storage", _connection, "--quiet", "tune", "work", "--watch", "--workers", "1"]))];
        try
        {
            await RealTime.PassAsync(TimeSpan.FromSeconds(3), None); // until they wait
            var (cold, first) = await SweepAsync(_sweep);
            await SweepAsync([.. _sweep, "--search", "random", "--trials", "1000"]);
            var (warm, second) = await SweepAsync(_sweep);
            var (again, third) = await SweepAsync(_sweep);
            var load = OperatingSystem.IsLinux() ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "?";
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{workers} worker(s): cold {cold,6:N2} s, warm {warm,6:N2} and {again,6:N2} s, load {load}"));
            return new Times(cold, Math.Min(warm, again), string.Join(" and ", new[] { first, second, third }.Distinct(StringComparer.Ordinal)));
        }
        finally
        {
            Array.ForEach(processes, process => process.Dispose());
        }
    }

    private async Task<(double Seconds, string Bytes)> SweepAsync(string[] sweep)
    {
        var started = Stopwatch.GetTimestamp();
        using var command = BuiltCommand.Start(["--root", NewRoot(), "--storage", _connection, "--quiet", "tune", "--strategy", "momentum_topN_v1", "--set", "hold_core=false", .. sweep, "--backtests", "0", "--workers", "queue"]);
        await command.EndAsync();
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        return (seconds, await ForgetAsync());
    }

    // Every sweep is the first that was ever made.
    private async Task<string> ForgetAsync()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var path in await _store.ListAsync(AssetCatalog.Reports, "", None))
        {
            hash.AppendData((await _store.ReadAsync(path, None))!);
            await _store.DeleteAsync(path, None);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private string NewRoot() => Path.Combine(_folder.Path, string.Create(CultureInfo.InvariantCulture, $"{++_started}"));

    /// <param name="Cold">Seconds.</param>
    /// <param name="Warm">Seconds.</param>
    /// <param name="Bytes">A hash of everything that came out.</param>
    private sealed record Times(double Cold, double Warm, string Bytes);
}
