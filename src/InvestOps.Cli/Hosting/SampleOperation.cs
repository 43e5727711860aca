using InvestOps.Adapters.Sample;
using InvestOps.Cli.Demo;
using InvestOps.Cli.Output;
using InvestOps.Domain.Calendar;
using InvestOps.Functions;
using InvestOps.Pipeline.Configuration;
using InvestOps.Pipeline.MarketData;
using Microsoft.Extensions.DependencyInjection;

namespace InvestOps.Cli.Hosting;

/// <summary>What a host needs that runs on the sample market.</summary>
internal static class SampleOperation
{
    /// <summary>Gives it a root with configurations of its own: an invented market needs a HOLD_CORE of its own issues.</summary>
    /// <exception cref="IOException">The root holds something that no sample made.</exception>
    public static InvestOpsSettings Prepare(InvestOpsSettings settings)
    {
        var root = new DemoRoot(settings.Root);
        root.Prepare(settings.Configs, SampleMarket.Create(calendar: CalendarFile.Load(settings.Configs)).HoldCore, fresh: false);
        return settings with { Root = root.Path, Configs = root.Configs, SampleMarket = true };
    }

    /// <summary>Imports every session before the clock's today, where nothing is stored.</summary>
    public static async Task ImportHistoryAsync(IServiceProvider services, TimeProvider clock, CancellationToken cancellationToken)
    {
        var store = services.GetRequiredService<MarketStore>();
        if (await store.DescribeAsync(cancellationToken) is null)
        {
            var market = SampleMarket.Create(calendar: services.GetRequiredService<TradingCalendar>());
            var today = KoreaTime.DateAt(clock.GetUtcNow());
            await ProgressLine.RunPhasesAsync(progress => store.MergeAsync(SampleHistory.Before(market, today), progress, cancellationToken));
        }
    }
}
