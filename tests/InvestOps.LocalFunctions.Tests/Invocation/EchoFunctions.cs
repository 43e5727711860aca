using Azure.Storage.Queues.Models;
using Microsoft.Azure.Functions.Worker;

namespace InvestOps.LocalFunctions.Tests.Invocation;

/// <summary>Functions of every form.</summary>
public sealed class EchoFunctions(Echo echo, EchoScope scope) : IDisposable
{
    [Function("Text")]
    public void Text([QueueTrigger("q")] string message, long dequeueCount, string? popReceipt, Guid? id) =>
        echo.Say(FormattableString.Invariant($"{message} {dequeueCount} {popReceipt ?? "none"} {id}"));

    [Function("Bytes")]
    public void Bytes([QueueTrigger("q")] byte[] message) => echo.Say($"{message?.Length} bytes");

    [Function("Whole")]
    public void Whole([QueueTrigger("q")] QueueMessage message) => echo.Say($"message {message?.MessageId}");

    [Function("Json")]
    public void Json([QueueTrigger("q")] EchoJob job) => echo.Say($"{job}");

    [Function("Timer")]
    public void Timer([TimerTrigger("0 0 8 * * *")] string timer) => echo.Say(timer);

    [Function("Fails")]
    public ValueTask Fails([QueueTrigger("q")] string message) => throw new InvalidOperationException($"no {message} with {scope.Name}");

    [Function("Waits")]
    public async Task Waits([QueueTrigger("q")] string message, FunctionContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        echo.Say($"waits for {message}, one token: {cancellationToken == context.CancellationToken}");
        var waiting = new TaskCompletionSource();
        await using var ending = cancellationToken.Register(() => waiting.TrySetCanceled(cancellationToken));
        await waiting.Task;
    }

    [Function("Greedy")]
    public void Greedy([QueueTrigger("q")] string message) => echo.Say($"{message} {scope.Name} {new byte[int.MaxValue].Length}"); // longer than any array can be

    [Function("Touchy")]
    public async Task Touchy([QueueTrigger("q")] string message, CancellationToken cancellationToken)
    {
        echo.Say(message);
        var told = new TaskCompletionSource();
        await using var first = cancellationToken.Register(() => told.TrySetCanceled(cancellationToken));
        await using var last = cancellationToken.Register(() => throw new InvalidOperationException("it does not like to be told"));
        await told.Task;
    }

    [Function("Several")]
    public async Task<EchoResult> Several([QueueTrigger("q")] string message)
    {
        await Task.Yield();
        echo.Say("several");
        return new EchoResult { Answer = message, Job = new EchoJob("momentum", 5) };
    }

    [Function("Each")]
    [QueueOutput("each")]
    public ValueTask<string?[]> Each([QueueTrigger("q")] string message) => ValueTask.FromResult<string?[]>([message, null, echo.Lines.Count.ToString(System.Globalization.CultureInfo.InvariantCulture)]);

    public void Dispose() => echo.Say("instance gone");
}
