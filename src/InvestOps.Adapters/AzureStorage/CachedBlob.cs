namespace InvestOps.Adapters.AzureStorage;

/// <summary>An opened copy of a blob: once open, it stays readable whatever happens to its file.</summary>
internal sealed class CachedBlob(string etag, FileStream content) : IDisposable
{
    private FileStream? _content = content;

    public string ETag { get; } = etag;

    /// <summary>Gives the open file away; the caller closes it.</summary>
    public Stream TakeContent()
    {
        var taken = _content ?? throw new InvalidOperationException("The content was taken before.");
        _content = null;
        return taken;
    }

    public void Dispose() => _content?.Dispose();
}
