using InvestOps.Domain.Performance;
using InvestOps.Domain.Performance.Books;
using InvestOps.Domain.Performance.Inference;

namespace InvestOps.Pipeline.Backtesting;

/// <summary>The stored form of every measure beyond the headline ones. A measure that does not exist is left out.</summary>
public sealed record MeasuresDocument
{
    public required RiskMeasures Risk { get; init; }

    /// <summary>The strategy's own index first.</summary>
    public required IReadOnlyList<BenchmarkComparison> Benchmarks { get; init; }

    public required AttributionDocument Attribution { get; init; }

    public required TripsDocument RoundTrips { get; init; }

    public required BookMeasures Book { get; init; }

    public BootstrapIntervals? Intervals { get; init; }

    /// <summary>The probability that the true Sharpe ratio is above zero.</summary>
    public double? ProbabilisticSharpe { get; init; }

    /// <summary>What each issue brought, the most profitable first.</summary>
    public required IReadOnlyList<IssueEntry> Issues { get; init; }

    /// <param name="names">Of the issues.</param>
    public static MeasuresDocument From(PerformanceReport report, Func<Domain.Market.Symbol, string> names)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(names);
        return new MeasuresDocument
        {
            Risk = report.Risk,
            Benchmarks = report.Benchmarks,
            Attribution = AttributionDocument.From(report.Costs),
            RoundTrips = TripsDocument.From(report.Trades),
            Book = report.Book,
            Intervals = report.Intervals,
            ProbabilisticSharpe = report.ProbabilisticSharpe,
            Issues = [.. report.Issues.Select(issue => new IssueEntry(issue.Symbol.Code, names(issue.Symbol), issue.Profit.Amount, issue.Trips, issue.Sessions))],
        };
    }
}
