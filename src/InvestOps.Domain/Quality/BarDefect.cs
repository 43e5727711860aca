namespace InvestOps.Domain.Quality;

/// <summary>One row that was held back: which, from where, what it said, and what was expected.</summary>
public sealed record BarDefect
{
    public required BarFinding Finding { get; init; }

    /// <summary>The code as the source spells it, which may be no KRX code at all.</summary>
    public required string Code { get; init; }

    public required DateOnly Date { get; init; }

    /// <summary>The file or source that gave the row.</summary>
    public required string Source { get; init; }

    /// <summary>The row's prices and volume.</summary>
    public required BarNumbers Numbers { get; init; }

    /// <summary>The stored row's prices and volume, where the finding is about a difference to it.</summary>
    public BarNumbers? Stored { get; init; }

    public string Expected => BarCheck.Expectation(Finding);
}
