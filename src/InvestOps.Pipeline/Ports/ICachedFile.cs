namespace InvestOps.Pipeline.Ports;

/// <summary>An open file of a <see cref="ILocalCache"/>. It stays readable when it is thrown out meanwhile.</summary>
public interface ICachedFile : IDisposable
{
    /// <summary>Bytes.</summary>
    long Length { get; }

    /// <summary>Fills a target from a position on; many threads may read at once.</summary>
    /// <exception cref="IOException">The file ends before.</exception>
    void Read(long position, Span<byte> target);
}
