using InvestOps.Testing;

namespace InvestOps.EndToEnd.Tests.Host;

/// <summary>Waits for what another process does. There is no event for that: it is looked at again and again, until a deadline.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(50);

    /// <param name="what">What was waited for, in the failure's words.</param>
    /// <param name="look">Gives a value once it is so.</param>
    public static async Task<T> SeeAsync<T>(string what, TimeSpan deadline, Func<Task<T?>> look, Func<string>? otherwise = null)
        where T : class
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(Xunit.TestContext.Current.CancellationToken);
        end.CancelAfter(deadline);
        try
        {
            while (true)
            {
                if (await look() is { } seen)
                {
                    return seen;
                }

                await RealTime.PassAsync(Interval, end.Token);
            }
        }
        catch (OperationCanceledException exception) when (!Xunit.TestContext.Current.CancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"Not within {deadline.TotalSeconds:0} s: {what}.\n{otherwise?.Invoke()}", exception);
        }
    }
}
