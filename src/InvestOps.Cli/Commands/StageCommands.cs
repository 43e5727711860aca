using System.CommandLine;
using InvestOps.Cli.Output;
using InvestOps.Pipeline.Day;
using InvestOps.Pipeline.Runs;

namespace InvestOps.Cli.Commands;

/// <summary><c>scan</c>, <c>report</c>: one stage of a day by hand.</summary>
internal static class StageCommands
{
    public static Command Scan() => Create("scan", StageName.Scan, "Makes a session's signals: TopN of each strategy and HOLD_CORE.");

    public static Command Report() => Create("report", StageName.Report, "Writes the day's report.");

    /// <summary>The exit code that a set of stages adds up to.</summary>
    public static ExitCode CodeOf(IEnumerable<StageReport> reports) =>
        reports.Any(report => report.Outcome is StageOutcome.NotReady) ? ExitCode.NotReady : ExitCode.Done;

    private static Command Create(string name, StageName stage, string description)
    {
        var date = DateOption.Create();
        var command = new Command(name, description) { date };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var application = new Application(GlobalOptions.Read(parsed), parsed.GetValue(GlobalOptions.Quiet));
            var session = await DateOption.ResolveAsync(parsed.GetValue(date), application, cancellationToken);
            var report = await application.Get<DayRunner>().RunStageAsync(stage, session, cancellationToken);
            StageTable.Write(Application.Console, [report]);
            return (int)CodeOf([report]);
        });
        return command;
    }
}
