using System.CommandLine;
using InvestOps.Adapters.Sample;
using InvestOps.Cli.Demo;
using InvestOps.Cli.Output;
using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Configuration;
using InvestOps.Pipeline.Ports;
using Microsoft.Extensions.DependencyInjection;

namespace InvestOps.Cli.Commands;

/// <summary><c>demo</c>: a whole operating week on the built-in sample market.</summary>
internal static class DemoCommand
{
    private const string DefaultRoot = "data/demo";

    public static Command Create()
    {
        var fresh = new Option<bool>("--fresh") { Description = "Begin anew: remove what an earlier demo left in its root." };
        var command = new Command("demo", $"Runs a whole operating week on a built-in, invented market: no network, no services, no keys. Its root is {DefaultRoot} where --root is not given.")
        {
            fresh,
        };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed, parsed.GetValue(fresh), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, bool fresh, CancellationToken cancellationToken)
    {
        var settings = GlobalOptions.Read(parsed);
        var root = new DemoRoot(parsed.GetValue(GlobalOptions.Root) ?? DefaultRoot);
        var calendar = CalendarFile.Load(settings.Configs);
        var market = SampleMarket.Create(calendar: calendar, lastSession: OperatingWeek.Friday);
        root.Prepare(settings.Configs, market.HoldCore, fresh);

        await using var application = new Application(
            settings with { Root = root.Path, Configs = root.Configs },
            quiet: true,
            services => services.AddSingleton<IMarketDataSource>(market));
        Console.WriteLine("An operating week on the sample market: invented issues, the real KRX calendar.");
        var week = new OperatingWeek(application, market, calendar);
        var reports = await week.RunAsync(cancellationToken);
        StageTable.Write(Application.Console, reports);
        WritePlaces(application.Get<IAssetStore>(), await week.FinishedBacktestsAsync(cancellationToken), calendar.Session(OperatingWeek.Friday), root);
        return (int)StageCommands.CodeOf(reports);
    }

    private static void WritePlaces(IAssetStore store, IReadOnlyList<string> backtests, Domain.Calendar.TradingDate last, DemoRoot root)
    {
        Places.Write("Report", store.LocationOf(AssetCatalog.DailyReport(last, "html")));
        Places.Write("Signals", Path.GetDirectoryName(store.LocationOf(AssetCatalog.SignalsManifest(last)))!);
        foreach (var id in backtests)
        {
            Places.Write("Tear sheet", store.LocationOf(AssetCatalog.Backtest(id, "tearsheet.html")));
        }

        Places.Write("Everything", root.Path);
    }
}
