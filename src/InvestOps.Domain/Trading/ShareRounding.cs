namespace InvestOps.Domain.Trading;

/// <summary>Whether orders are for whole shares, as at the exchange, or for fractions, as in textbook simulations.</summary>
public enum ShareRounding
{
    /// <summary>Whole shares, rounded down; amounts, commission and tax in whole won.</summary>
    Whole = 0,

    /// <summary>Billionths of a share, amounts to a millionth of a won, rounded the same way.</summary>
    Fractional = 1,
}
