namespace InvestOps.Pipeline.Assets;

/// <summary>Asks storage for several things at a time: most of each answer's time is the way there and back.</summary>
internal static class SeveralAtOnce
{
    // A small server answers one after the other anyway; more would only wait there.
    private const int Most = 8;

    /// <returns>What came of each item, in the items' order.</returns>
    /// <exception cref="Exception">The first failure, when all that was begun has ended; nothing more is begun after one.</exception>
    public static async Task<TResult[]> RunAsync<TItem, TResult>(IReadOnlyList<TItem> items, Func<TItem, Task<TResult>> work)
    {
        var results = new TResult[items.Count];
        var next = -1;
        await Task.WhenAll(Enumerable.Range(0, Math.Min(Most, items.Count)).Select(_ => DrainAsync()));
        return results;

        async Task DrainAsync()
        {
            try
            {
                for (var index = Interlocked.Increment(ref next); index < items.Count; index = Interlocked.Increment(ref next))
                {
                    results[index] = await work(items[index]);
                }
            }
            catch
            {
                Interlocked.Exchange(ref next, items.Count);
                throw;
            }
        }
    }

    /// <inheritdoc cref="RunAsync{TItem, TResult}"/>
    public static Task RunAsync<TItem>(IReadOnlyList<TItem> items, Func<TItem, Task> work) => RunAsync(items, async item =>
    {
        await work(item);
        return true;
    });
}
