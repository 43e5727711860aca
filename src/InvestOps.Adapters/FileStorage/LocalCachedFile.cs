using InvestOps.Pipeline.Ports;
using Microsoft.Win32.SafeHandles;

namespace InvestOps.Adapters.FileStorage;

/// <summary>An open file of a <see cref="LocalCache"/>; closed when nobody holds it any more.</summary>
internal sealed class LocalCachedFile(SafeFileHandle handle) : ICachedFile
{
    public long Length => RandomAccess.GetLength(handle);

    public void Read(long position, Span<byte> target)
    {
        while (!target.IsEmpty)
        {
            var read = RandomAccess.Read(handle, target, position);
            if (read == 0)
            {
                throw new EndOfStreamException("A file of the cache ends too early.");
            }

            position += read;
            target = target[read..];
        }
    }

    public void Dispose() => handle.Dispose();
}
