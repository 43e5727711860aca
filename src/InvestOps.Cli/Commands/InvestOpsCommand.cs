using System.CommandLine;

namespace InvestOps.Cli.Commands;

/// <summary>The command <c>investops</c> with all that it can do.</summary>
internal static class InvestOpsCommand
{
    public static RootCommand Create()
    {
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
        return root;
    }
}
