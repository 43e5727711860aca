using InvestOps.Pipeline.Assets;

namespace InvestOps.Pipeline.Backtesting;

/// <summary>A backtest's files before they are published.</summary>
/// <param name="Document">The figures, as <c>result.json</c> holds them.</param>
/// <param name="Files">All files but the manifest.</param>
internal sealed record WrittenBacktest(BacktestDocument Document, IReadOnlyList<(AssetPath Path, byte[] Content)> Files);
