using System.CommandLine;
using InvestOps.Adapters.Marcap;
using InvestOps.Cli.Output;

namespace InvestOps.Cli.Commands;

/// <summary><c>import</c>: files that people already have, into the market store.</summary>
internal static class ImportCommand
{
    private const string FromData = "from-data";

    public static Command Create()
    {
        var paths = new Argument<string[]>("PATH") { Description = "Files, or folders of them.", Arity = ArgumentArity.OneOrMore };
        var adjusted = new Option<bool>("--adjusted") { Description = "The prices were adjusted for splits and rights by their source." };
        var sessions = new Option<string>("--sessions")
        {
            Description = "Where sessions come from: the KRX calendar, or the files' own dates for a market that is not on it.",
            DefaultValueFactory = _ => "krx",
        };
        sessions.AcceptOnlyFromAmong("krx", FromData);
        var command = new Command("import", "Loads files people have: marcap-style whole-market files, long-format bars, index history, issue lists, dividends, successions, offer prices (Parquet or CSV).")
        {
            paths,
            adjusted,
            sessions,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var application = new Application(GlobalOptions.Read(parsed), parsed.GetValue(GlobalOptions.Quiet));
            var request = new ImportRequest
            {
                Paths = parsed.GetValue(paths)!,
                Adjusted = parsed.GetValue(adjusted),
                SessionsFromData = parsed.GetValue(sessions) == FromData,
            };
            var time = application.Get<TimeProvider>();
            var started = time.GetTimestamp();
            var summary = await ProgressLine.RunPhasesAsync(progress => application.Get<MarketImport>().RunAsync(request, progress, cancellationToken));
            ImportPrinter.Write(Application.Console, summary, time.GetElapsedTime(started));
            return (int)ExitCode.Done;
        });
        return command;
    }
}
