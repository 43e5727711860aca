namespace InvestOps.Pipeline.Ports;

/// <summary>Looks into the queue of backtest requests without taking anything, and deals with what was put aside.</summary>
public interface IQueueInspector
{
    Task<QueueState> ReadAsync(CancellationToken cancellationToken);

    /// <returns>Null where no message of that name was put aside.</returns>
    Task<FailedMessage?> FindFailedAsync(string id, CancellationToken cancellationToken);

    /// <summary>Puts a failed message back among those that wait, byte for byte. A crash in between leaves it in both places; whoever takes it finds the repeat done.</summary>
    /// <returns>False where no message of that name was put aside.</returns>
    Task<bool> RequeueAsync(string id, CancellationToken cancellationToken);

    /// <summary>Removes a failed message for good, and its reason.</summary>
    /// <returns>False where no message of that name was put aside.</returns>
    Task<bool> DropAsync(string id, CancellationToken cancellationToken);
}
