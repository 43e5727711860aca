using InvestOps.Domain.Portfolios;

namespace InvestOps.Domain.Backtesting;

/// <summary>One of the backtests of a sweep.</summary>
/// <param name="Request">Range and capital.</param>
/// <param name="Strategy">The strategy with its parameters set.</param>
public sealed record BacktestSet(BacktestRequest Request, Strategy Strategy);
