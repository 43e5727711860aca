namespace InvestOps.LocalFunctions.Listening;

/// <summary>
/// The gate that every listener of a host passes before it takes something new. A drain closes it, and is done when those that
/// are inside have left: what they took then counts as running.
/// </summary>
internal sealed class ListenerGate : IListenerDrain
{
    private readonly Lock _changing = new();
    private TaskCompletionSource? _opened;
    private TaskCompletionSource? _left;
    private int _inside;

    public bool IsDraining
    {
        get
        {
            lock (_changing)
            {
                return _opened is not null;
            }
        }
    }

    public Task DrainAsync(CancellationToken cancellationToken)
    {
        lock (_changing)
        {
            _opened ??= NewSignal();
            if (_inside == 0)
            {
                return Task.CompletedTask;
            }

            _left ??= NewSignal();
            return _left.Task.WaitAsync(cancellationToken);
        }
    }

    public Task ResumeAsync(CancellationToken cancellationToken)
    {
        lock (_changing)
        {
            _opened?.SetResult();
            _opened = null;
        }

        return Task.CompletedTask;
    }

    /// <returns>Whether it was closed and had to be waited for.</returns>
    public async Task<bool> WaitUntilOpenAsync(CancellationToken cancellationToken)
    {
        var waited = false;
        while (Opened() is { } opened)
        {
            waited = true;
            await opened.WaitAsync(cancellationToken);
        }

        return waited;
    }

    /// <returns>Whether it is open. Whoever has entered calls <see cref="Leave"/> when what it took is seen to run.</returns>
    public bool TryEnter()
    {
        lock (_changing)
        {
            _inside += _opened is null ? 1 : 0;
            return _opened is null;
        }
    }

    public void Leave()
    {
        lock (_changing)
        {
            _inside--;
            if (_inside == 0)
            {
                _left?.SetResult();
                _left = null;
            }
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private Task? Opened()
    {
        lock (_changing)
        {
            return _opened?.Task;
        }
    }
}
