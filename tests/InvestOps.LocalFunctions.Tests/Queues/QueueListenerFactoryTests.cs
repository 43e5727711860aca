using InvestOps.LocalFunctions.Discovery;
using InvestOps.LocalFunctions.Invocation;
using InvestOps.LocalFunctions.Listening;
using InvestOps.LocalFunctions.Queues;
using InvestOps.LocalFunctions.Settings;
using InvestOps.Testing;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace InvestOps.LocalFunctions.Tests.Queues;

public sealed class QueueListenerFactoryTests
{
    private static readonly FunctionDescriptor Text = FunctionCatalog.Discover(typeof(QueueFunctions)).Functions.Single(function => function.Name == "Text");

    [Theory]
    [InlineData("%WorkQueue%", null, "queue backtest-requests")]
    [InlineData("%WORKQUEUE%", "", "queue backtest-requests")]
    [InlineData("Work-2", "Other", "queue work-2")]
    public void A_queue_and_its_connection_come_from_the_settings(string queue, string? connection, string trigger)
    {
        var listener = Create(queue, connection)!;
        Assert.Equal((trigger, "Text", ListenerState.Stopped), (listener.Status.Trigger, listener.Status.Function, listener.Status.State));
    }

    [Theory]
    [InlineData("%Nowhere%", null, "'%Nowhere%' does not resolve to a value.")]
    [InlineData("work", "Nowhere", "the connection 'Nowhere' has no value: set AzureWebJobsNowhere or Nowhere.")]
    [InlineData("no", null, "'no' is no queue name: 3 to 63 lower-case letters, digits and single hyphens.")]
    [InlineData("two--hyphens", null, "'two--hyphens' is no queue name: 3 to 63 lower-case letters, digits and single hyphens.")]
    [InlineData("work", "Broken", "queue work: its connection string cannot be read.")]
    [InlineData("work", "Open", "queue work: the emulator's key, which everybody knows, must not be used beyond this machine, as for nas.")]
    public void A_function_whose_queue_cannot_be_had_is_unusable_alone_and_no_secret_is_told(string queue, string? connection, string reason)
    {
        var error = Assert.Throws<FunctionUnusableException>(() => Create(queue, connection));
        Assert.Equal(reason, error.Message);
        Canary.Refuse(error.ToString());
    }

    [Fact]
    public void A_function_of_another_trigger_is_left_to_others() => Assert.Null(Factory().Create(WithTrigger(new TimerTriggerAttribute("0 0 8 * * *"))));

    [Fact]
    public void The_pause_after_a_failure_doubles_from_a_second_or_the_visibility_timeout_up_to_the_longest()
    {
        var options = new QueueOptions { Settings = new QueueSettings() };
        Assert.Equal([1, 2, 4, 8, 600], new long[] { 1, 2, 3, 4, 60 }.Select(failures => options.RetryDelay(failures).TotalSeconds));
        var slow = new QueueOptions { Settings = new QueueSettings { VisibilityTimeout = TimeSpan.FromHours(1) } };
        Assert.Equal([3_600, 3_600], new long[] { 1, 9 }.Select(failures => slow.RetryDelay(failures).TotalSeconds));
        var slower = new QueueOptions { Settings = new QueueSettings { VisibilityTimeout = TimeSpan.FromDays(30) } };
        Assert.Equal(TimeSpan.FromDays(7), slower.RetryDelay(1));
    }

    private static IFunctionListener? Create(string queue, string? connection) => Factory().Create(WithTrigger(new QueueTriggerAttribute(queue) { Connection = connection }));

    private static FunctionDescriptor WithTrigger(Microsoft.Azure.Functions.Worker.Extensions.Abstractions.TriggerBindingAttribute trigger) => new()
    {
        Name = Text.Name,
        DeclaringType = Text.DeclaringType,
        Method = Text.Method,
        Trigger = trigger,
        TriggerParameter = Text.TriggerParameter,
        Parameters = Text.Parameters,
    };

    private static QueueListenerFactory Factory()
    {
        var settings = new AppSettings(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["AzureWebJobsStorage"] = "UseDevelopmentStorage=true",
            ["Other"] = "UseDevelopmentStorage=true",
            ["Broken"] = $"AccountName=acc;AccountKey={Canary.PathPart};EndpointSuffix=core.windows.net",
            ["Open"] = $"AccountName=devstoreaccount1;{"Account"}Key=Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==;QueueEndpoint=http://nas:10001/devstoreaccount1;",
            ["WorkQueue"] = "backtest-requests",
        });
        var log = new CollectedLog();
        var services = new ServiceCollection().AddSingleton<ILoggerFactory>(log).BuildServiceProvider();
        var options = new QueueOptions { Settings = new QueueSettings() };
        var invoker = new FunctionInvoker(services, new HostSettings(), TimeProvider.System);
        return new QueueListenerFactory(new NameResolver(settings), new ConnectionResolver(settings), options, invoker, new ListenerGate(), TimeProvider.System, log);
    }
}
