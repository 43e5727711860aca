namespace InvestOps.Testing;

/// <summary>
/// The one place where tests wait on real time: for another process such as the storage emulator, which has no clock to
/// move, and for what goes on on other threads.
/// </summary>
public static class RealTime
{
    public static Task PassAsync(TimeSpan time, CancellationToken cancellationToken) => Task.Delay(time, TimeProvider.System, cancellationToken);
}
