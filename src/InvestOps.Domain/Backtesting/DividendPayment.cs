using InvestOps.Domain.Calendar;
using InvestOps.Domain.Market;

namespace InvestOps.Domain.Backtesting;

/// <summary>A cash dividend that a holding was paid.</summary>
/// <param name="Date">The ex-date.</param>
/// <param name="Symbol">The issue.</param>
/// <param name="Gross">Before tax.</param>
/// <param name="Tax">What was withheld.</param>
public sealed record DividendPayment(TradingDate Date, Symbol Symbol, Won Gross, Won Tax)
{
    public Won Net => Gross - Tax;
}
