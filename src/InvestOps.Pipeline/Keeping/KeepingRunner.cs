using InvestOps.Domain.Calendar;
using InvestOps.Pipeline.Archiving;
using InvestOps.Pipeline.Backups;
using InvestOps.Pipeline.Runs;

namespace InvestOps.Pipeline.Keeping;

/// <summary>Runs the stages that keep what the others made. They belong to no session: the ledger has them under today's date.</summary>
public sealed class KeepingRunner(BackupStage backup, RestoreDrillStage drill, ArchiveStage archive, StageRunner runner, TimeProvider time)
{
    /// <exception cref="ArgumentOutOfRangeException">The stage is none of these.</exception>
    public Task<StageReport> RunAsync(StageName stage, CancellationToken cancellationToken, IProgress<double>? progress = null)
    {
        Func<StageRun, CancellationToken, Task<StageOutcome>> work = stage switch
        {
            StageName.Backup => backup.RunAsync,
            StageName.RestoreDrill => drill.RunAsync,
            StageName.Archive => archive.RunAsync,
            _ => throw new ArgumentOutOfRangeException(nameof(stage), stage, "This stage keeps nothing."),
        };
        return runner.RunAsync(new RunKey(stage, KoreaTime.DateAt(time.GetUtcNow())), work, cancellationToken, progress);
    }
}
