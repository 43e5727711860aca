using Microsoft.Azure.Functions.Worker;

namespace InvestOps.LocalFunctions.Tests.Discovery;

/// <summary>One mistake in each function.</summary>
public static class BadFunctions
{
    private const string Daily = "0 0 8 * * *";

    [Function("9 lives")]
    public static void BadName([TimerTrigger(Daily)] TimerInfo timer) => ArgumentNullException.ThrowIfNull(timer);

    [Function("NoTrigger")]
    public static void NoTrigger(CancellationToken cancellationToken) => cancellationToken.ThrowIfCancellationRequested();

    [Function("TwoTriggers")]
    public static void TwoTriggers([TimerTrigger(Daily)] TimerInfo timer, [QueueTrigger("orders")] string message) => ArgumentNullException.ThrowIfNull(timer, message);

    [Function("Odd")]
    public static void Odd([TimerTrigger(Daily)] TimerInfo timer, TextWriter log) => log?.WriteLine(timer);

    [Function("WrongTimer")]
    public static void WrongTimer([TimerTrigger(Daily)] int timer) => ArgumentOutOfRangeException.ThrowIfNegative(timer);

    [Function("SendsNothing")]
    [QueueOutput("orders")]
    public static Task SendsNothing([TimerTrigger(Daily)] TimerInfo timer) => Task.FromResult(timer);

    [Function("Twin")]
    public static void Twin1([TimerTrigger(Daily)] TimerInfo timer) => ArgumentNullException.ThrowIfNull(timer);

    [Function("TWIN")]
    public static void Twin2([TimerTrigger(Daily)] TimerInfo timer) => ArgumentNullException.ThrowIfNull(timer);
}
