namespace InvestOps.Pipeline.Tuning;

/// <summary>Counts trials of several threads, and stops those when asked to.</summary>
internal sealed class TrialCount(int total, IProgress<TuningProgress>? progress, CancellationToken cancellationToken)
{
    private readonly Lock _gate = new();
    private int _done;
    private int _run;

    /// <summary>Trials were found stored.</summary>
    public void Found(int trials) => Add(trials, 0);

    /// <summary>A trial was run.</summary>
    public void Ran()
    {
        cancellationToken.ThrowIfCancellationRequested();
        Add(1, 1);
    }

    private void Add(int done, int run)
    {
        lock (_gate)
        {
            _done += done;
            _run += run;
            progress?.Report(new TuningProgress(_done, _run, total));
        }
    }
}
