using System.CommandLine;
using System.Text.Json;
using InvestOps.Cli.Diagnosis;
using InvestOps.Cli.Hosting;
using InvestOps.Cli.Output;
using InvestOps.Functions;
using InvestOps.LocalFunctions.Hosting;
using InvestOps.LocalFunctions.Settings;
using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Configuration;
using InvestOps.Pipeline.Diagnosis;
using InvestOps.Pipeline.Ports;
using InvestOps.Pipeline.Runs;
using InvestOps.Pipeline.Watching;
using Microsoft.Extensions.DependencyInjection;

namespace InvestOps.Cli.Commands;

/// <summary><c>doctor</c>: what is misconfigured or damaged, and the command that mends it.</summary>
internal static class DoctorCommand
{
    public static Command Create()
    {
        var json = new Option<bool>("--json") { Description = "The same as JSON." };
        var online = new Option<bool>("--online") { Description = "Ask the sources of market data too, with one request each. Without it nothing beyond this machine and the storage is asked." };
        var adopt = new Option<bool>("--adopt-storage") { Description = "Take the storage as it is for the right one from now on, after it was reset or moved." };
        var command = new Command("doctor", "Checks settings, keys, ports, folders, storage, clocks, data and sources; each line is ok, or says what is wrong and what mends it. Ends with 1 when anything is wrong.") { json, online, adopt };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var report = await ExamineAsync(parsed, parsed.GetValue(online), parsed.GetValue(adopt), cancellationToken);
            if (parsed.GetValue(json))
            {
                Console.WriteLine(JsonSerializer.Serialize(report, AssetJson.Options));
            }
            else
            {
                DoctorPrinter.Write(Application.Console, report);
            }

            return (int)(report.Wrong > 0 ? ExitCode.Failed : ExitCode.Done);
        });
        return command;
    }

    // Settings that cannot be read leave nothing to build the rest on, and are themselves the finding.
    private static async Task<DoctorReport> ExamineAsync(ParseResult parsed, bool online, bool adopt, CancellationToken cancellationToken)
    {
        try
        {
            var folder = HostFolder.Find();
            var configuration = HostConfiguration.Load(folder);
            var stored = configuration.App;
            var settings = GlobalOptions.Read(parsed, stored, new InvestOpsSettings().Root);
            await using var application = new Application(settings, quiet: true, services => services
                .AddSingleton<IDoctorCheck>(new HostSettingsCheck(folder, stored))
                .AddSingleton<IDoctorCheck>(new SecretFilesCheck(folder))
                .AddSingleton<IDoctorCheck>(new PortCheck(configuration.LocalHttp.Port ?? LocalHostOptions.DefaultPort))
                .AddSingleton<IDoctorCheck>(new EmulatorProgramsCheck(folder, settings.Storage)));
            if (adopt)
            {
                await application.Get<StorageCanary>().AdoptAsync(cancellationToken);
            }

            return await application.Get<Doctor>().ExamineAsync(online, cancellationToken);
        }
        catch (Exception exception) when (exception is ConfigurationException or SettingsException)
        {
            var identity = RunIdentity.Current();
            return new DoctorReport
            {
                At = TimeProvider.System.GetUtcNow(),
                CodeVersion = identity.CodeVersion,
                Machine = identity.Machine,
                Online = online,
                Findings = [.. exception.Message.Split('\n').Select(line => Finding.Wrong("settings", line, "Correct that setting, then run doctor again: the other checks need it"))],
            };
        }
    }
}
