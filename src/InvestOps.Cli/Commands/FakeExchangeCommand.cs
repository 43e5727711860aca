using System.CommandLine;
using InvestOps.Adapters.Sample;
using InvestOps.FakeExchange;
using InvestOps.FakeExchange.Faults;
using InvestOps.Pipeline.Configuration;
using InvestOps.Pipeline.MarketData;

namespace InvestOps.Cli.Commands;

/// <summary><c>fake-exchange</c>: a stand-in for the sources on this machine, with faults to try out.</summary>
internal static class FakeExchangeCommand
{
    private const int DefaultPort = 7080;

    private static readonly Option<int> Port = new("--port") { Description = "The port on this machine; 0: any that is free.", DefaultValueFactory = _ => DefaultPort };
    private static readonly Option<string?> Key = new("--key") { Description = "The only key that is taken. [default: any]" };
    private static readonly Option<int?> Quota = new("--quota") { Description = "How many requests are answered before the quota is used up." };
    private static readonly Option<string[]> Faults = new("--fault")
    {
        Description = $"A fault to begin with: NAME, NAME:TIMES, or NAME:TIMES:PART-OF-THE-PATH. Names: {string.Join(", ", FaultName.All)}.",
        HelpName = "FAULT",
        DefaultValueFactory = _ => [],
    };

    public static Command Create()
    {
        var command = new Command("fake-exchange", "Serves the shapes of the KRX Open API, data.go.kr and Naver on this machine, from the market below --root, or from the sample market where none is stored.")
        {
            Port, Key, Quota, Faults,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var faults = parsed.GetValue(Faults)!.Select(Read).ToArray();
        await using var application = new Application(GlobalOptions.Read(parsed), quiet: true);
        var (market, what) = await MarketAsync(application, cancellationToken);
        var options = new FakeExchangeOptions { Port = parsed.GetValue(Port), Key = parsed.GetValue(Key), Quota = parsed.GetValue(Quota) };
        await using var server = await FakeExchangeServer.StartAsync(market, options, cancellationToken);
        foreach (var fault in faults)
        {
            server.Desk.Add(fault);
        }

        Console.WriteLine($"A stand-in for the sources, from {what}. Point InvestOps at it with these settings:");
        foreach (var (name, value) in server.Settings)
        {
            Console.WriteLine($"export {name}={value}");
        }

        Console.WriteLine($"Faults while it runs: curl -X POST {server.Address}control/faults -H 'Content-Type: application/json' -d '{{\"fault\":\"hang\",\"times\":1}}'");
        Console.WriteLine($"What was asked for: {server.Address}control; all faults off: POST {server.Address}control/reset. Stop it with Ctrl+C.");
        await server.WaitForStopAsync(cancellationToken);
        return (int)ExitCode.Done;
    }

    private static async Task<(ServedMarket Market, string What)> MarketAsync(Application application, CancellationToken cancellationToken)
    {
        var store = application.Get<MarketStore>();
        if (await store.DescribeAsync(cancellationToken) is { Last: { } last, First: { } first })
        {
            return (new ServedMarket(store.Calendar, store.ReadSessionAsync), $"the stored market, {first} to {last}");
        }

        var sample = SampleMarket.Create(calendar: store.Calendar);
        var sessions = sample.Sessions.Select(session => session.Date).Index().ToDictionary(pair => pair.Item, pair => pair.Index);
        return (
            new ServedMarket(store.Calendar, (date, _) => Task.FromResult(sessions.TryGetValue(date, out var place) ? sample.Sessions[place] : null)),
            $"the sample market, {sessions.Keys.Min()} to {sessions.Keys.Max()}");
    }

    private static PlannedFault Read(string text)
    {
        var parts = text.Split(':', 3);
        var fault = FaultName.Find(parts[0]);
        var times = 0;
        var isWhole = parts.Length == 1 || (int.TryParse(parts[1], System.Globalization.CultureInfo.InvariantCulture, out times) && times > 0);
        return fault is { } known && isWhole
            ? new PlannedFault { Fault = known, Times = parts.Length > 1 ? times : null, Path = parts.Length > 2 ? parts[2] : null }
            : throw new ConfigurationException([new ConfigurationError("--fault", $"'{text}' is no fault; expected is NAME, NAME:TIMES or NAME:TIMES:PATH, with one of {string.Join(", ", FaultName.All)}")]);
    }
}
