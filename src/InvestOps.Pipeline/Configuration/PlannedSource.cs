using InvestOps.Domain.Market;

namespace InvestOps.Pipeline.Configuration;

/// <summary>One source of the plan, with the settings of its kind.</summary>
public abstract record PlannedSource
{
    private PlannedSource()
    {
    }

    /// <summary>The exchange's Open API.</summary>
    /// <param name="Markets">Each is a request a session.</param>
    /// <param name="Indices">Whether the index series are fetched too.</param>
    public sealed record KrxOpenApi(IReadOnlyList<Board> Markets, bool Indices) : PlannedSource;

    /// <summary>The public data portal.</summary>
    public sealed record DataGoKr : PlannedSource;

    /// <summary>Naver's chart: unofficial, in the same evening.</summary>
    /// <param name="RequestsPerSecond">At most so many.</param>
    public sealed record Naver(int RequestsPerSecond) : PlannedSource;

    /// <summary>A folder of files that a person drops.</summary>
    /// <param name="Path">Relative to the folder of configurations, or absolute.</param>
    public sealed record Folder(string Path) : PlannedSource;
}
