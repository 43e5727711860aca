using Xunit;

namespace InvestOps.WebJobsDifferential.Tests.Hosts;

/// <summary>Real listeners have no other clock than the system's: tests of them wait for what they expect, up to a deadline.</summary>
internal static class RealTime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(25);

    /// <summary>Looks until a value is as expected, or the deadline has come.</summary>
    /// <returns>The value that was seen last.</returns>
    public static async Task<T> UntilAsync<T>(Func<Task<T>> look, Func<T, bool> isExpected)
    {
        var start = TimeProvider.System.GetTimestamp();
        using var interval = new PeriodicTimer(Interval, TimeProvider.System);
        var value = await look();
        while (!isExpected(value) && TimeProvider.System.GetElapsedTime(start) < Patience)
        {
            await interval.WaitForNextTickAsync(TestContext.Current.CancellationToken);
            value = await look();
        }

        return value;
    }

    /// <summary>Lets time pass in which nothing is expected to happen, or in which a function works.</summary>
    public static async Task PassAsync(TimeSpan time)
    {
        using var once = new PeriodicTimer(time, TimeProvider.System);
        await once.WaitForNextTickAsync(TestContext.Current.CancellationToken);
    }
}
