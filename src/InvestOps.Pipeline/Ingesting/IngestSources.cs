using InvestOps.Pipeline.Ports;

namespace InvestOps.Pipeline.Ingesting;

/// <summary>The sources that sessions are taken from, in order of trust.</summary>
/// <param name="All">The most trusted first; none where only files are imported.</param>
public sealed record IngestSources(IReadOnlyList<IMarketDataSource> All)
{
    /// <summary>The same with one source only.</summary>
    /// <returns>Null where there is no source of this name.</returns>
    public IngestSources? Only(string name) => All.FirstOrDefault(source => source.Name == name) is { } found ? new IngestSources([found]) : null;
}
