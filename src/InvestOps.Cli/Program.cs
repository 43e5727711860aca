using System.CommandLine;
using System.CommandLine.Invocation;
using InvestOps.Cli;
using InvestOps.Cli.Commands;
using InvestOps.Cli.Output;

var root = new RootCommand("InvestOps: the daily work of an investor in Korean equities by rules.")
{
    DemoCommand.Create(),
    ImportCommand.Create(),
    DayCommand.Create(),
    IngestCommand.Create(),
    StageCommands.Scan(),
    StageCommands.Report(),
    QualityCommand.Create(),
    UniverseCommand.Create(),
    BacktestCommand.Create(),
    TuneCommand.Create(),
    SyncCommand.Create(),
    BackupCommand.Create(),
    RestoreCommand.Create(),
    ArchiveCommand.Create(),
    StatusCommand.Create(),
    RunsCommand.Create(),
    PoisonCommand.Create(),
    DoctorCommand.Create(),
    HostCommand.Create(),
    CalendarCommand.Create(),
    FakeExchangeCommand.Create(),
    NotifyCommand.Create(),
};
GlobalOptions.AddTo(root);
root.Options.OfType<VersionOption>().Single().Action = new VersionScreen();

try
{
    var parsed = root.Parse(args);
    if (parsed.Action is ParseErrorAction)
    {
        return ErrorScreen.ShowUsage(parsed);
    }

    // A host that is told to stop lets what runs come to its end first; a second signal ends it at once.
    return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = TimeSpan.FromMinutes(1) });
}
catch (Exception exception) when (ErrorScreen.Explains(exception))
{
    return ErrorScreen.Show(exception);
}
