namespace InvestOps.Pipeline.Ports;

/// <summary>All that is stored, for those who copy it elsewhere: every name as it is, those included that are no asset's.</summary>
public interface IStoredItems
{
    /// <summary>The containers there are, in ordinal order, without those that can be made anew.</summary>
    Task<IReadOnlyList<string>> ContainersAsync(CancellationToken cancellationToken);

    /// <returns>Everything of a container whose name starts with a prefix, in ordinal order of the names; nothing where there is no such container.</returns>
    Task<IReadOnlyList<StoredItem>> ListAsync(string container, string prefix, CancellationToken cancellationToken);

    /// <returns>The content, or null where the item is gone or is another one than was listed.</returns>
    Task<byte[]?> ReadAsync(StoredItem item, CancellationToken cancellationToken);

    /// <summary>Where a person finds it.</summary>
    string LocationOf(StoredItem item);
}
