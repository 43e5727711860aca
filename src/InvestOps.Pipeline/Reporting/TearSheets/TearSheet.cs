using InvestOps.Domain.Backtesting;
using InvestOps.Domain.Market;
using InvestOps.Domain.Performance;
using InvestOps.Pipeline.Reporting.Wording;

namespace InvestOps.Pipeline.Reporting.TearSheets;

/// <summary>All that a backtest's tear sheet shows. The figures come measured; the sheet only arranges them.</summary>
public sealed record TearSheet
{
    public required BacktestResult Result { get; init; }

    public required PerformanceReport Report { get; init; }

    /// <summary>Names for the issues of the fills; an issue without one is shown by its code.</summary>
    public IReadOnlyDictionary<Symbol, string> Names { get; init; } = new Dictionary<Symbol, string>();

    /// <summary>The strategy in words, from its file.</summary>
    public required string StrategyDescription { get; init; }

    public required BacktestInputs Inputs { get; init; }

    public ReportLanguage Language { get; init; }

    /// <summary>Files that the page offers: links to those beside it, and the same bytes within it.</summary>
    public IReadOnlyList<Attachment> Attachments { get; init; } = [];

    /// <summary>Files that lie beside the page and are too large, or of no use, within it.</summary>
    public IReadOnlyList<string> Beside { get; init; } = [];

    internal PerformanceSummary Summary => Report.Summary;

    internal string NameOf(Symbol symbol) => Names.GetValueOrDefault(symbol, symbol.Code);
}
