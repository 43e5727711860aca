using InvestOps.LocalFunctions.Discovery;
using InvestOps.LocalFunctions.Invocation;
using InvestOps.LocalFunctions.Listening;
using InvestOps.LocalFunctions.Settings;
using InvestOps.LocalFunctions.Timers;
using InvestOps.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace InvestOps.LocalFunctions.Tests.Timers;

/// <summary>Timers with everything around them in memory, on clocks that the test moves.</summary>
internal sealed class TimerScene : IAsyncDisposable
{
    /// <summary>Monday, 09:30 in Seoul.</summary>
    public static readonly DateTimeOffset Monday = new(2026, 11, 23, 9, 30, 0, TimeSpan.FromHours(9));

    private static readonly FunctionCatalog Catalog = FunctionCatalog.Discover(typeof(TickFunctions));
    private readonly List<TimerListener> _listeners = [];
    private readonly List<ServiceProvider> _providers = [];

    public TimerScene(DateTimeOffset? start = null, string zone = "Asia/Seoul")
    {
        Zone = TimeZoneInfo.FindSystemTimeZoneById(zone);
        Clock = new TestClock(start ?? Monday);
        RealClock = new TestClock(start ?? Monday);
    }

    public TimeZoneInfo Zone { get; }

    /// <summary>The clock of schedules.</summary>
    public TestClock Clock { get; }

    /// <summary>The clock of locks and outages.</summary>
    public TestClock RealClock { get; }

    public ListenerGate Gate { get; } = new();

    public MemoryStatuses Statuses { get; } = new();

    public MemoryLocks Locks { get; } = new();

    public TickProbe Probe { get; } = new();

    public CollectedLog Log { get; } = new();

    /// <summary>The settings that schedules name.</summary>
    public Dictionary<string, string> Settings { get; } = new(StringComparer.Ordinal);

    public HostSettings Host { get; set; } = new();

    /// <summary>A listener of a host of its own, started.</summary>
    public async Task<TimerListener> StartAsync(string schedule = "0 0 * * * *", string function = "Tick", TickProbe? probe = null)
    {
        var listener = Create(schedule, function, probe);
        await listener.StartAsync(TestContext.Current.CancellationToken);
        return listener;
    }

    /// <summary>A listener that waits for its next occurrence.</summary>
    public async Task<TimerListener> StartAndWaitAsync(string schedule = "0 0 * * * *", string function = "Tick", TickProbe? probe = null)
    {
        var listener = await StartAsync(schedule, function, probe);
        await Clock.ArmedAsync();
        return listener;
    }

    public TimerListener Create(string schedule = "0 0 * * * *", string function = "Tick", TickProbe? probe = null)
    {
        Settings["Schedule"] = schedule;
        return CreateWithoutSettings(function, probe);
    }

    /// <summary>A listener whose schedule is what the settings say already, if anything.</summary>
    public TimerListener CreateWithoutSettings(string function = "Tick", TickProbe? probe = null)
    {
        var provider = new ServiceCollection()
            .AddSingleton(probe ?? Probe)
            .AddSingleton<TimeProvider>(Clock)
            .AddSingleton<ILoggerFactory>(Log)
            .BuildServiceProvider();
        _providers.Add(provider);
        var invoker = new FunctionInvoker(provider, Host with { FunctionTimeout = null }, RealClock);
        var factory = new TimerListenerFactory(Environment(), Host, new NameResolver(new AppSettings(Settings)), Zone, invoker, () => 0.5);
        var listener = (TimerListener)factory.Create(Catalog.Find(function)!)!;
        _listeners.Add(listener);
        return listener;
    }

    /// <summary>An instant of the scene's zone.</summary>
    public DateTimeOffset At(int day, int hour, int minute = 0, int second = 0)
    {
        var local = new DateTime(2026, 11, day, hour, minute, second, DateTimeKind.Unspecified);
        return new DateTimeOffset(local, Zone.GetUtcOffset(local));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var listener in _listeners)
        {
            await listener.DisposeAsync();
        }

        foreach (var provider in _providers)
        {
            await provider.DisposeAsync();
        }

        Log.Dispose();
    }

    private TimerEnvironment Environment() => new()
    {
        Time = Clock,
        RealTime = RealClock,
        Gate = Gate,
        Statuses = Statuses,
        Locks = Locks,
        LockPolling = TimeSpan.FromSeconds(5),
        Log = Log,
    };
}
