using InvestOps.LocalFunctions.Discovery;
using InvestOps.LocalFunctions.Tests.Timers;
using Microsoft.Azure.Functions.Worker;
using Xunit;

namespace InvestOps.LocalFunctions.Tests.Discovery;

public sealed class FunctionCatalogTests
{
    [Fact]
    public void A_function_is_found_with_its_trigger_its_retry_and_its_outputs()
    {
        var catalog = FunctionCatalog.Discover(typeof(TickFunctions), typeof(GoodFunctions));

        var patient = catalog.Find("patient")!;
        Assert.Equal("Patient", patient.Name);
        Assert.Equal("%Schedule%", Assert.IsType<TimerTriggerAttribute>(patient.Trigger).Schedule);
        Assert.Equal(4, Assert.IsType<ExponentialBackoffRetryAttribute>(patient.Retry).MaxRetryCount);
        var order = catalog.Find("Order")!;
        Assert.Equal(["TakenOrder.Work"], order.Outputs.Select(output => $"{output.Property!.DeclaringType!.Name}.{output.Property.Name}"));
        Assert.Equal("Answer", order.HttpResult!.Name);
        Assert.Equal("InvestOps.LocalFunctions.Tests.Discovery.GoodFunctions.Order", order.EntryPoint);
        Assert.Equal(["Eager", "Forgetful", "Order", "Patient", "Stubborn", "Tick", "Work"], catalog.Functions.Select(function => function.Name));
    }

    [Fact]
    public void Every_mistake_is_reported_at_once()
    {
        var refusal = Assert.Throws<FunctionCatalogException>(() => FunctionCatalog.Discover(typeof(BadFunctions)));

        const string Class = "InvestOps.LocalFunctions.Tests.Discovery.BadFunctions";
        Assert.Equal(
            [
                $"{Class}.BadName: the name '9 lives' must begin with a letter and go on with at most 127 letters, digits, '_' or '-'.",
                $"{Class}.NoTrigger: no parameter has a trigger.",
                $"{Class}.Odd: the parameter 'log' of type TextWriter cannot be bound: beside the trigger there can be FunctionContext, CancellationToken, and simple values of the trigger's data.",
                $"{Class}.SendsNothing: an output needs something that is returned.",
                $"{Class}.Twin2: the name 'TWIN' is taken by {Class}.Twin1.",
                $"{Class}.TwoTriggers: only one parameter can have a trigger.",
                $"{Class}.WrongTimer: the parameter 'timer' of type Int32 cannot be bound: a timer gives TimerInfo, a string, or a class of its JSON.",
            ],
            refusal.Mistakes);
        Assert.All(refusal.Mistakes, mistake => Assert.Contains(mistake, refusal.Message, StringComparison.Ordinal));
    }
}
