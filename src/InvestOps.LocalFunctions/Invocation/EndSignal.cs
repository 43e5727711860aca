using InvestOps.LocalFunctions.Discovery;
using InvestOps.LocalFunctions.Logging;
using Microsoft.Extensions.Logging;

namespace InvestOps.LocalFunctions.Invocation;

/// <summary>
/// Tells one run of a function to end, when its caller says so or its time is over. What the function's own callbacks throw then
/// is logged: it must neither keep others from being told nor, on the thread of a clock, end the process.
/// </summary>
internal sealed class EndSignal : IAsyncDisposable
{
    private readonly CancellationTokenSource _told = new();
    private readonly CancellationTokenSource _limit;
    private readonly CancellationTokenRegistration _byCaller;
    private readonly CancellationTokenRegistration _byLimit;
    private readonly FunctionDescriptor _function;
    private readonly string _id;
    private readonly ILogger _log;

    /// <param name="most">Null for no limit.</param>
    public EndSignal(FunctionDescriptor function, string id, TimeSpan? most, TimeProvider time, ILogger log, CancellationToken caller)
    {
        _function = function;
        _id = id;
        _log = log;
        _limit = most is { } limit ? new CancellationTokenSource(limit, time) : new CancellationTokenSource();
        _byCaller = caller.Register(Tell);
        _byLimit = _limit.Token.Register(TellInTime);
    }

    public CancellationToken Token => _told.Token;

    public bool IsTimeOver => _limit.IsCancellationRequested;

    public async ValueTask DisposeAsync()
    {
        await _byCaller.DisposeAsync();
        await _byLimit.DisposeAsync();
        _limit.Dispose();
        _told.Dispose();
    }

    private void TellInTime()
    {
        _log.Warned("FUNCTION", rc: 1, $"{_function.Name} is told to end, functionTimeout is over, {_id}");
        Tell();
    }

    private void Tell()
    {
        try
        {
            _told.Cancel();
        }
        catch (AggregateException thrown)
        {
            _log.Failed(thrown.InnerException, "FUNCTION", rc: 1, $"{_function.Name} failed when it was told to end, {_id}: {thrown.InnerException?.Message}");
        }
    }
}
