using InvestOps.Adapters.AzureStorage;
using InvestOps.Domain.Calendar;
using InvestOps.Functions;
using InvestOps.Pipeline.Day;
using InvestOps.Pipeline.Runs;
using InvestOps.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace InvestOps.Benchmarks;

/// <summary>The system on shared storage without a host, with a folder of its own for copies of blobs.</summary>
internal sealed class PcStages : IAsyncDisposable
{
    private readonly TemporaryFolder _root = new();
    private readonly ServiceProvider _services;

    private PcStages(string connection, string configs)
    {
        var settings = new InvestOpsSettings { Root = _root.Path, Configs = configs, Storage = new StorageAccount(connection) };
        _services = new ServiceCollection().AddLogging().AddInvestOps(settings).BuildServiceProvider();
    }

    public static PcStages Open(string connection, string configs) => new(connection, configs);

    public async Task ScanAsync(TradingDate date)
    {
        var report = await _services.GetRequiredService<DayRunner>().RunStageAsync(StageName.Scan, date, CancellationToken.None);
        if (report.Outcome is not StageOutcome.Completed)
        {
            throw new InvalidOperationException($"Nothing was measured: {report.Outcome}.");
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        _root.Dispose();
    }
}
