using InvestOps.LocalFunctions.Discovery;
using InvestOps.LocalFunctions.Invocation;
using InvestOps.LocalFunctions.Listening;
using InvestOps.LocalFunctions.Queues;
using InvestOps.LocalFunctions.Settings;
using InvestOps.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace InvestOps.LocalFunctions.Tests.Queues;

/// <summary>A listener for one function on a queue of the test's choice.</summary>
internal sealed class QueueBench : IAsyncDisposable
{
    private static readonly FunctionCatalog Catalog = FunctionCatalog.Discover(typeof(QueueFunctions));
    private readonly ServiceProvider _services;

    public QueueBench(IMessageQueue queue, TimeProvider time, string function = "Text", QueueSettings? settings = null, TimeSpan? hidden = null)
    {
        _services = new ServiceCollection().AddSingleton(Script).AddSingleton<ILoggerFactory>(Log).BuildServiceProvider();
        var options = new QueueOptions { Settings = settings ?? new QueueSettings(), Hidden = hidden ?? TimeSpan.FromMinutes(2) };
        var invoker = new FunctionInvoker(_services, new HostSettings { FunctionTimeout = null }, time);
        var descriptor = Catalog.Functions.Single(found => found.Name == function);
        Listener = new QueueListener(descriptor, queue, options, invoker, Gate, time, new Random(7), Log);
    }

    public QueueScript Script { get; } = new();

    public CollectedLog Log { get; } = new();

    public ListenerGate Gate { get; } = new();

    public QueueListener Listener { get; }

    /// <summary>Waits in real time for what happens on other threads.</summary>
    public static async Task UntilAsync(Func<bool> condition, string what, int seconds = 20)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (!condition())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(started) < TimeSpan.FromSeconds(seconds), $"It did not happen: {what}");
            await RealTime.PassAsync(TimeSpan.FromMilliseconds(2), TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Moves the clock in small steps until something happens.</summary>
    public static async Task AdvanceUntilAsync(ManualTime time, TimeSpan step, Func<bool> condition, string what)
    {
        for (var count = 0; !condition(); count++)
        {
            Assert.True(count < 2_000, $"It did not happen by {time.GetUtcNow():T}: {what}");
            time.Advance(step);
            await RealTime.PassAsync(TimeSpan.FromMilliseconds(2), TestContext.Current.CancellationToken);
        }
    }

    public async Task<QueueBench> StartAsync()
    {
        await Listener.StartAsync(CancellationToken.None);
        return this;
    }

    public bool Logged(LogLevel level, string text) => Log.Lines.Any(line => line.Level == level && line.Text.Contains(text, StringComparison.Ordinal));

    public async ValueTask DisposeAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(10), TimeProvider.System);
        await Listener.StopAsync(limit.Token);
        Listener.Dispose();
        await _services.DisposeAsync();
    }
}
