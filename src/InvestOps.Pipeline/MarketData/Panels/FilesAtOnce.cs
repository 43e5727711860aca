namespace InvestOps.Pipeline.MarketData.Panels;

/// <summary>Works on several files at a time, the newest first since those are the largest.</summary>
internal static class FilesAtOnce
{
    private const int MostThreads = 4;

    /// <summary>Plain threads start sooner in a fresh process than the thread pool's machinery; what fails is thrown to the caller as it is.</summary>
    public static void ForEach(int count, Action<int> work)
    {
        var threads = Math.Min(count, Math.Min(MostThreads, Environment.ProcessorCount));
        if (threads <= 1)
        {
            for (var index = count - 1; index >= 0; index--)
            {
                work(index);
            }

            return;
        }

        Parallel(count, threads, work);
    }

    private static void Parallel(int count, int threads, Action<int> work)
    {
        var next = count;
        var tasks = Enumerable.Range(0, threads).Select(_ => new Task(Drain, TaskCreationOptions.LongRunning)).ToArray();
        foreach (var task in tasks[1..])
        {
            task.Start(TaskScheduler.Default);
        }

        tasks[0].RunSynchronously(TaskScheduler.Default);

        // All of them, before the first failure is thrown: a caller then disposes readers that a thread may still use.
        Task.WhenAll(tasks).GetAwaiter().GetResult();

        void Drain()
        {
            for (var index = Interlocked.Decrement(ref next); index >= 0; index = Interlocked.Decrement(ref next))
            {
                work(index);
            }
        }
    }
}
