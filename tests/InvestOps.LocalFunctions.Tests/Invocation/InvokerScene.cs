using Azure.Storage.Queues.Models;
using InvestOps.LocalFunctions.Discovery;
using InvestOps.LocalFunctions.Invocation;
using InvestOps.LocalFunctions.Settings;
using InvestOps.LocalFunctions.Tests.Timers;
using InvestOps.Testing;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace InvestOps.LocalFunctions.Tests.Invocation;

/// <summary>An invoker with what its functions need.</summary>
internal sealed class InvokerScene : IDisposable
{
    private readonly ServiceProvider _provider;
    private readonly FunctionCatalog _catalog = FunctionCatalog.Discover(typeof(EchoFunctions));

    public InvokerScene(HostSettings? settings = null)
    {
        _provider = new ServiceCollection()
            .AddSingleton(Echo)
            .AddScoped<EchoScope>()
            .AddScoped<IFunctionsWorkerMiddleware, EchoMiddleware>()
            .AddSingleton<ILoggerFactory>(Log)
            .BuildServiceProvider(validateScopes: true);
        Invoker = new FunctionInvoker(_provider, settings ?? new HostSettings(), Clock, Outputs);
    }

    public Echo Echo { get; } = new();

    public CollectedLog Log { get; } = new();

    public TestClock Clock { get; } = new(TimerScene.Monday);

    public CollectedOutputs Outputs { get; } = new();

    public FunctionInvoker Invoker { get; }

    public Task<InvocationResult> CallAsync(string function, object? value = null, Dictionary<string, object?>? data = null, CancellationToken? token = null) => Invoker.InvokeAsync(
        new FunctionCall { Function = _catalog.Find(function)!, TriggerValue = value, BindingData = data ?? [] }, token ?? TestContext.Current.CancellationToken);

    public static QueueMessage Message(string body) => QueuesModelFactory.QueueMessage("id", "receipt", body, 1);

    public void Dispose()
    {
        _provider.Dispose();
        Log.Dispose();
    }
}
