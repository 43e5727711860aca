namespace InvestOps.Pipeline.Runs;

/// <summary>What a stage is handed for one run: it says when work really begins, and how far it is.</summary>
public sealed class StageRun(RunKey key, RunLedger ledger, IProgress<double>? progress = null)
{
    public RunKey Key { get; } = key;

    /// <summary>What is logged while it runs.</summary>
    internal IReadOnlyList<string> Logged { get; set; } = [];

    /// <summary>The ledger's entry; null while nothing has begun.</summary>
    public RunRecord? Record { get; private set; }

    /// <summary>What the run works on where its key does not say it; named before anything can go wrong.</summary>
    public string? Subject { get; set; }

    /// <summary>The identity of what the run reads, by name, where it is known before the work begins.</summary>
    public IReadOnlyDictionary<string, string>? Inputs { get; set; }

    /// <summary>From here on something happens: the ledger gets its entry. A stage that finds its work done never calls this.</summary>
    public async Task BeginAsync(CancellationToken cancellationToken) =>
        Record ??= await ledger.BeginAsync(Key, Subject, cancellationToken, Inputs);

    /// <summary>The share of the work that is done, 0 to 1.</summary>
    public void Report(double share) => progress?.Report(share);
}
