using InvestOps.Pipeline.Watching;

namespace InvestOps.Pipeline.Ports;

/// <summary>Asks the place where everything is kept how it does.</summary>
public interface IStorageProbe
{
    /// <summary>Never throws for what is wrong with the storage: that is its answer.</summary>
    Task<StorageHealth> ProbeAsync(CancellationToken cancellationToken);
}
