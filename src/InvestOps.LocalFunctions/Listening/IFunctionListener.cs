namespace InvestOps.LocalFunctions.Listening;

/// <summary>Waits for one function's trigger and runs the function.</summary>
public interface IFunctionListener
{
    /// <summary>How it stands at this moment.</summary>
    ListenerStatus Status { get; }

    /// <summary>Begins to listen in the background. Storage that cannot be reached does not make it fail: it goes on trying.</summary>
    Task StartAsync(CancellationToken cancellationToken);

    /// <summary>Waits until nothing of the function runs, and tells nothing to end. It is for a host that is drained: otherwise more may begin meanwhile.</summary>
    Task WaitForRunsAsync(CancellationToken cancellationToken);

    /// <summary>Takes nothing new, tells a running function to end, and waits for it until the token is signalled.</summary>
    Task StopAsync(CancellationToken cancellationToken);
}
