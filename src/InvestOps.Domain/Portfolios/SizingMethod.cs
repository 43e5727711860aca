namespace InvestOps.Domain.Portfolios;

/// <summary>How what is invested in the TopN is shared among them.</summary>
public enum SizingMethod
{
    /// <summary>The same for each.</summary>
    Equal = 0,

    /// <summary>In proportion to 1 ÷ the standard deviation of daily returns.</summary>
    InverseVolatility = 1,

    /// <summary>So that each adds the same to the portfolio's variance (equal risk contribution).</summary>
    RiskParity = 2,

    /// <summary>The portfolio of least variance, without short positions.</summary>
    MinimumVariance = 3,

    /// <summary>In proportion to how far the score lies above the lowest of the TopN.</summary>
    Score = 4,
}
