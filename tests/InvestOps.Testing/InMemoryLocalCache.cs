using InvestOps.Pipeline.Ports;

namespace InvestOps.Testing;

/// <summary>A cache in memory, whose files a test can damage.</summary>
public sealed class InMemoryLocalCache : ILocalCache
{
    private readonly Dictionary<string, byte[]> _files = new(StringComparer.Ordinal);

    /// <summary>The files by name; a test may change their bytes.</summary>
    public IReadOnlyDictionary<string, byte[]> Files => _files;

    /// <summary>Whether nothing more can be kept, as on a full disk.</summary>
    public bool IsFull { get; set; }

    public ICachedFile? Open(string name)
    {
        lock (_files)
        {
            return _files.TryGetValue(name, out var bytes) ? new CachedBytes(bytes) : null;
        }
    }

    public bool TryKeep(string name, Action<Stream> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        using var stream = new MemoryStream();
        write(stream);
        lock (_files)
        {
            return !IsFull && (_files[name] = stream.ToArray()) is not null;
        }
    }

    public void Remove(string name)
    {
        lock (_files)
        {
            _files.Remove(name);
        }
    }

    private sealed class CachedBytes(byte[] bytes) : ICachedFile
    {
        public long Length => bytes.Length;

        public void Read(long position, Span<byte> target) => bytes.AsSpan((int)position, target.Length).CopyTo(target);

        public void Dispose()
        {
            // Nothing is open.
        }
    }
}
