using InvestOps.Domain.Backtesting;
using InvestOps.Domain.Market;
using InvestOps.Domain.Performance;
using InvestOps.Pipeline.Reporting.Wording;

namespace InvestOps.Pipeline.Reporting.TearSheets;

/// <summary>All that a backtest's tear sheet shows. The figures come measured; the sheet only arranges them.</summary>
public sealed record TearSheet
{
    public required BacktestResult Result { get; init; }

    public required PerformanceSummary Summary { get; init; }

    public required IReadOnlyList<PeriodReturn> Yearly { get; init; }

    public required IReadOnlyList<PeriodReturn> Monthly { get; init; }

    /// <summary>One fraction, zero or below, for each point of the result's curve.</summary>
    public required IReadOnlyList<double> Drawdowns { get; init; }

    /// <summary>Names for the issues of the fills; an issue without one is shown by its code.</summary>
    public IReadOnlyDictionary<Symbol, string> Names { get; init; } = new Dictionary<Symbol, string>();

    /// <summary>The strategy in words, from its file.</summary>
    public required string StrategyDescription { get; init; }

    public required BacktestInputs Inputs { get; init; }

    public ReportLanguage Language { get; init; }
}
