namespace InvestOps.Pipeline.Ports;

/// <summary>Knows when a backup was last proven: restored into an empty folder, and every report of it found the same.</summary>
public interface IRestoreProof
{
    /// <returns>Null where none was ever proven.</returns>
    Task<DateTimeOffset?> LastProvenAsync(CancellationToken cancellationToken);
}
