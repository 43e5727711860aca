using InvestOps.Domain.Calendar;
using InvestOps.Domain.Market;

namespace InvestOps.Domain.Backtesting;

/// <summary>A portfolio's value after the close of one session.</summary>
/// <param name="Date">The session.</param>
/// <param name="Equity">Cash plus holdings at the last close.</param>
/// <param name="Cash">Cash.</param>
/// <param name="Benchmark">The index's closing value; NaN where it is not stored.</param>
public sealed record EquityPoint(TradingDate Date, Won Equity, Won Cash, double Benchmark);
