using System.Collections;

namespace InvestOps.Pipeline.Runs;

/// <summary>What each log line within a run carries: run id, stage and business date. The id is the ledger's, from when it has one.</summary>
internal sealed class RunScope(StageRun run) : IReadOnlyList<KeyValuePair<string, object>>
{
    public int Count => 3;

    public KeyValuePair<string, object> this[int index] => index switch
    {
        0 => new("RunId", run.Record?.Id ?? "not begun"),
        1 => new("Stage", run.Key.Stage.ToString()),
        2 => new("Date", run.Key.Date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)),
        _ => throw new ArgumentOutOfRangeException(nameof(index), index, "A run has three properties."),
    };

    public IEnumerator<KeyValuePair<string, object>> GetEnumerator() => Enumerable.Range(0, Count).Select(index => this[index]).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
