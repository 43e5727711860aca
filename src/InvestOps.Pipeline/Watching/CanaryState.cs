namespace InvestOps.Pipeline.Watching;

/// <summary>Whether the storage is the one that this machine knows.</summary>
public enum CanaryState
{
    /// <summary>No mark was made yet.</summary>
    New = 0,

    /// <summary>The mark is there.</summary>
    Known = 1,

    /// <summary>This machine remembers a mark, and the storage has none: it was reset, or lost what it held.</summary>
    Missing = 2,

    /// <summary>The storage has another mark: it is another one.</summary>
    Foreign = 3,
}
