using System.Security.Cryptography;
using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Ports;

namespace InvestOps.Testing;

/// <summary>All that an asset store holds, and besides it what somebody else put there under names of their choice. A tag is the content's hash.</summary>
public sealed class AssetStoredItems(IAssetStore store) : IStoredItems
{
    private static readonly string[] Containers = ["archive", "backups", "configs", "market", "reports", "restore", "runs", "signals", "sync"];

    /// <summary>Contents by container and name.</summary>
    public Dictionary<(string Container, string Name), byte[]> Foreign { get; } = [];

    /// <summary>How many contents were read, other than for a listing.</summary>
    public int Reads { get; private set; }

    /// <summary>What happens before each of them: a slow line, for instance.</summary>
    public Func<Task> BeforeRead { get; set; } = () => Task.CompletedTask;

    public async Task<IReadOnlyList<string>> ContainersAsync(CancellationToken cancellationToken)
    {
        var there = new List<string>();
        foreach (var container in Containers.Union(Foreign.Keys.Select(name => name.Container), StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            if ((await ListAsync(container, "", cancellationToken)).Count > 0)
            {
                there.Add(container);
            }
        }

        return there;
    }

    public async Task<IReadOnlyList<StoredItem>> ListAsync(string container, string prefix, CancellationToken cancellationToken)
    {
        var items = Foreign.Where(entry => entry.Key.Container == container && entry.Key.Name.StartsWith(prefix, StringComparison.Ordinal))
            .Select(entry => new StoredItem(container, entry.Key.Name, TagOf(entry.Value), entry.Value.Length)).ToList();
        foreach (var path in await store.ListAsync(container, prefix, cancellationToken))
        {
            if (await store.ReadAsync(path, cancellationToken) is { } content)
            {
                items.Add(new StoredItem(container, path.Path, TagOf(content), content.Length));
            }
        }

        return [.. items.OrderBy(item => item.Name, StringComparer.Ordinal)];
    }

    public async Task<byte[]?> ReadAsync(StoredItem item, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(item);
        Reads++;
        await BeforeRead();
        var content = Foreign.TryGetValue((item.Container, item.Name), out var foreign) ? foreign
            : AssetPath.TryCreate(item.Container, item.Name) is { } path ? await store.ReadAsync(path, cancellationToken) : null;
        return content is not null && TagOf(content) == item.Tag ? content : null;
    }

    public string LocationOf(StoredItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return $"memory:{item.Container}/{item.Name}";
    }

    private static string TagOf(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));
}
