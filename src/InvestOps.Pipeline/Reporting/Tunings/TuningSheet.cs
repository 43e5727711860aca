using InvestOps.Domain.Tuning.Evidence;
using InvestOps.Pipeline.Reporting.Wording;
using InvestOps.Pipeline.Tuning;

namespace InvestOps.Pipeline.Reporting.Tunings;

/// <summary>All that a tuning's page shows.</summary>
public sealed record TuningSheet
{
    public required TuningDocument Document { get; init; }

    public required IReadOnlyList<TuningMap> Maps { get; init; }

    /// <summary>The best in sample, in sample and out of it.</summary>
    public required IReadOnlyList<SampledPair> Pairs { get; init; }

    /// <summary>Sessions of the walk-forward's test parts.</summary>
    public required IReadOnlyList<DateOnly> Dates { get; init; }

    /// <summary>Equity of the rolling walk-forward, from 100 on.</summary>
    public required IReadOnlyList<double> Rolling { get; init; }

    /// <summary>The same of the anchored one.</summary>
    public required IReadOnlyList<double> Anchored { get; init; }

    /// <summary>The same of the trial that is best in hindsight.</summary>
    public required IReadOnlyList<double> Hindsight { get; init; }

    /// <summary>SHA-256 of the files beside the page, by name.</summary>
    public required IReadOnlyDictionary<string, string> Files { get; init; }

    public required ReportLanguage Language { get; init; }
}
