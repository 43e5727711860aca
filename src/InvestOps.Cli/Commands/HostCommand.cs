using System.CommandLine;
using System.Globalization;
using InvestOps.Cli.Hosting;
using InvestOps.Domain.Calendar;
using InvestOps.Functions;
using InvestOps.LocalFunctions.Settings;

namespace InvestOps.Cli.Commands;

/// <summary><c>host</c>: the function app in this process, with timers, queue and HTTP.</summary>
internal static class HostCommand
{
    private const string DefaultSampleRoot = "data/sample";
    private const double MostSpeed = 100_000;

    private static readonly Option<string> RoleName = CreateRole();
    private static readonly Option<int?> Port = new("--port") { Description = "The port of the web server, 0 for any free one. [default: 7071]" };
    private static readonly Option<string?> Address = new("--address") { Description = "The address to listen on. Beyond this machine a key is needed, in the environment variable InvestOpsKey. [default: 127.0.0.1]" };
    private static readonly Option<string?> HostId = new("--host-id") { Description = "The name under which schedules and locks are kept. [default: investops-ROLE]" };
    private static readonly Option<double> TakeOver = new("--take-over") { Description = "After how many seconds another worker takes over the backtest of one that died.", DefaultValueFactory = _ => 120, HelpName = "SECONDS" };
    private static readonly Option<bool> Sample = new("--sample") { Description = $"Run on the built-in, invented market, for trying the host out; its root is {DefaultSampleRoot} where --root is not given." };
    private static readonly Option<DateTime?> ClockStart = new("--clock") { Description = "Begin at this moment of Korean time instead of now, for trying schedules out (2026-10-05T07:00).", HelpName = "TIME" };
    private static readonly Option<double> ClockSpeed = new("--clock-speed") { Description = "With --clock: how many times faster than real time it runs.", DefaultValueFactory = _ => 1 };

    public static Command Create()
    {
        var command = new Command("host", "Runs the function app in this process: timers on the NAS, backtests from the queue on the PC, HTTP for both. The settings come from host.json, local.settings.json and the environment.")
        {
            RoleName, Port, Address, HostId, TakeOver, Sample, ClockStart, ClockSpeed,
        };
        command.Validators.Add(result =>
        {
            if (result.GetResult(TakeOver) is { Implicit: false } && result.GetValue(TakeOver) is < 2 or > 86_400 or double.NaN)
            {
                result.AddError("--take-over is a number of seconds from 2 to 86400.");
            }

            if (result.GetResult(ClockSpeed) is not { Implicit: false })
            {
                return;
            }

            if (result.GetResult(ClockStart) is null)
            {
                result.AddError("--clock-speed goes with --clock.");
            }

            if (result.GetValue(ClockSpeed) is <= 0 or > MostSpeed or double.NaN)
            {
                result.AddError(string.Create(CultureInfo.InvariantCulture, $"--clock-speed is a number above 0 and up to {MostSpeed:N0}."));
            }
        });
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var folder = HostFolder.Find();
        var stored = HostConfiguration.Load(folder).App;
        var settings = GlobalOptions.Read(parsed, stored, parsed.GetValue(Sample) ? DefaultSampleRoot : new InvestOpsSettings().Root);
        var role = Role.Find(parsed.GetValue(RoleName)!)!;
        var choices = new HostChoices
        {
            Role = role,
            Folder = folder,
            Stored = stored,
            HostId = parsed.GetValue(HostId) ?? Environment.GetEnvironmentVariable("AzureFunctionsWebHost__hostid") ?? $"investops-{role.Name}",
            Address = parsed.GetValue(Address),
            Port = parsed.GetValue(Port),
            StorageConnection = GlobalOptions.ConnectionOf(parsed, stored[InvestOpsSettings.StorageSetting]),
            MessagesHidden = TimeSpan.FromSeconds(parsed.GetValue(TakeOver)),
            Clock = ClockOf(parsed),
            Sample = parsed.GetValue(Sample),
            Quiet = parsed.GetValue(GlobalOptions.Quiet),
        };
        await new HostRun(choices, settings).RunAsync(cancellationToken);
        return (int)ExitCode.Done;
    }

    private static SimulatedClock? ClockOf(ParseResult parsed) => parsed.GetValue(ClockStart) is { } start
        ? new SimulatedClock(new DateTimeOffset(DateTime.SpecifyKind(start, DateTimeKind.Unspecified), KoreaTime.Offset), parsed.GetValue(ClockSpeed))
        : null;

    private static Option<string> CreateRole()
    {
        var option = new Option<string>("--role") { Description = "nas: timers; pc: backtests from the queue; all: both.", DefaultValueFactory = _ => Role.All.Name };
        option.AcceptOnlyFromAmong(Role.Nas.Name, Role.Pc.Name, Role.All.Name);
        return option;
    }
}
