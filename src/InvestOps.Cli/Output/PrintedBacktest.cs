using InvestOps.Pipeline.Backtesting;

namespace InvestOps.Cli.Output;

/// <summary>What <c>backtest run --json</c> prints.</summary>
internal sealed record PrintedBacktest
{
    public required string Id { get; init; }

    public required string Strategy { get; init; }

    public required DateOnly From { get; init; }

    public required DateOnly To { get; init; }

    /// <summary>Won.</summary>
    public required decimal FinalEquity { get; init; }

    public required int Trades { get; init; }

    /// <summary>The daily curve: date, equity, cash, benchmark.</summary>
    public required string EquityCurve { get; init; }

    public required string TradesFile { get; init; }

    public required string TearSheet { get; init; }

    public required string Manifest { get; init; }

    public required PerformanceDocument Performance { get; init; }

    public static PrintedBacktest Of(BacktestDocument document, Func<string, string> locate) => new()
    {
        Id = document.Id,
        Strategy = document.Strategy,
        From = document.From,
        To = document.To,
        FinalEquity = document.FinalEquity,
        Trades = document.Trades,
        EquityCurve = locate("equity.csv"),
        TradesFile = locate("trades.csv"),
        TearSheet = locate("tearsheet.html"),
        Manifest = locate("manifest.json"),
        Performance = document.Performance,
    };
}
