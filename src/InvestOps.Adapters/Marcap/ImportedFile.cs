using InvestOps.Domain.Quality;
using InvestOps.Pipeline.MarketData;

namespace InvestOps.Adapters.Marcap;

/// <summary>What became of one file.</summary>
public sealed record ImportedFile
{
    public required string Path { get; init; }

    public required ImportedFileKind Kind { get; init; }

    public required int RowsRead { get; init; }

    /// <summary>Rows new to the store. Null for index history and issue lists, which are counted together in the summary.</summary>
    public int? RowsKept { get; init; }

    /// <summary>Rows that were stored before, or given by an earlier file, with the same numbers.</summary>
    public int? RowsAlreadyStored { get; init; }

    /// <summary>How often each finding was made in the file's bars, those included that hold nothing back.</summary>
    public IReadOnlyDictionary<BarFinding, int> Findings { get; init; } = new Dictionary<BarFinding, int>();

    /// <summary>Up to five held-back rows of each finding.</summary>
    public IReadOnlyDictionary<BarFinding, List<BarDefect>> Examples { get; init; } = new Dictionary<BarFinding, List<BarDefect>>();

    public int RowsHeldBack => Findings.Where(pair => BarCheck.IsHeldBack(pair.Key)).Sum(pair => pair.Value);

    /// <summary>What a person should know: columns that were ignored, sessions with fewer rows than the others.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    internal ImportedFile With(SourceTally tally) => this with
    {
        RowsKept = tally.Kept,
        RowsAlreadyStored = tally.AlreadyStored,
        Findings = tally.Findings,
        Examples = tally.Examples,
    };
}
