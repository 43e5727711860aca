using InvestOps.Pipeline.Notifications;

namespace InvestOps.Pipeline;

/// <summary>What is done about everything that is not as usual; <c>docs/OPERATIONS.md</c> shows the same table.</summary>
public static class ExceptionPolicy
{
    /// <summary>Every row.</summary>
    public static IReadOnlyList<ExceptionRule> All { get; } =
    [
        new("Too little history for an issue", "the issue is left out, with that reason in the signals", NoticeSeverity.Info, "SCAN"),
        new("Abnormal rows of an issue", "the rows are held back, the rest of the session goes on", NoticeSeverity.Error, "INGEST"),
        new("An abnormal session", "the session is held back, and the stages that need it skip it", NoticeSeverity.Error, "INGEST"),
        new("A halted or delisted issue", "the issue is left out, with that reason in the signals", NoticeSeverity.Info, "SCAN"),
        new("A market holiday", "the last session is used again, nothing is asked for, alerts bear the next trading day", NoticeSeverity.Info, "INGEST"),
        new("A session that is not there long after it was due", "people are told once, and once when it comes", NoticeSeverity.Warning, "INGEST"),
        new("A failed run", "exit code 1, an entry in the ledger, people are told once; the trigger's next tick or the queue tries again", NoticeSeverity.Error, "any stage"),
    ];
}
