namespace InvestOps.Domain.Tuning;

/// <summary>What a search can maximise, or a constraint look at.</summary>
public enum Measure
{
    /// <summary>Sharpe ratio, of a year.</summary>
    Sharpe = 0,

    /// <summary>Sortino ratio, of a year.</summary>
    Sortino = 1,

    /// <summary>Compound growth a year, a fraction.</summary>
    Cagr = 2,

    /// <summary>CAGR ÷ |maximum drawdown|.</summary>
    Calmar = 3,

    /// <summary>Return over the range, a fraction.</summary>
    TotalReturn = 4,

    /// <summary>A negative fraction: the nearer to 0 the better.</summary>
    MaxDrawdown = 5,

    /// <summary>Deviation of returns, of a year, a fraction.</summary>
    Volatility = 6,

    /// <summary>One-way, a year, as a multiple of equity; known for the whole range only.</summary>
    Turnover = 7,

    /// <summary>Fills; known for the whole range only.</summary>
    Trades = 8,
}
