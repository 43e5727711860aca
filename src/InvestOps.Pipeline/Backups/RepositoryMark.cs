namespace InvestOps.Pipeline.Backups;

/// <summary>Says that a folder is a repository of backups (<c>state/repository.json</c>): an empty mount point has none.</summary>
public sealed record RepositoryMark
{
    public int Schema { get; init; } = 1;

    public required DateTimeOffset MadeAt { get; init; }

    public required string Machine { get; init; }
}
