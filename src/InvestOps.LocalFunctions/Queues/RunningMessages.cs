namespace InvestOps.LocalFunctions.Queues;

/// <summary>Counts what runs, and waits until few enough do.</summary>
internal sealed class RunningMessages
{
    private readonly Lock _gate = new();
    private int _count;
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public int Count => Volatile.Read(ref _count);

    public void Add(Task run)
    {
        Interlocked.Increment(ref _count);
        _ = run.ContinueWith(_ => Ended(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    public async Task WaitUntilAtMostAsync(int most, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task changed;
            lock (_gate)
            {
                if (_count <= most)
                {
                    return;
                }

                changed = _changed.Task;
            }

            await changed.WaitAsync(cancellationToken);
        }
    }

    private void Ended()
    {
        lock (_gate)
        {
            Interlocked.Decrement(ref _count);
            _changed.TrySetResult();
            _changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }
}
