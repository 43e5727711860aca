namespace InvestOps.Domain.Trading;

/// <summary>
/// The only points at which a simulation rounds. In whole mode every rounding of an order goes against the account but for
/// commission and tax, which brokers cut down to the won; in fractional mode everything goes to the nearest, ties to even.
/// </summary>
public static class RoundingPoints
{
    private const int ShareDigits = 9;
    private const int WonDigits = 6;

    /// <summary>The smallest amount of a fractional account, in won.</summary>
    internal const decimal SmallestAmount = 0.000001m;

    /// <summary>A number of shares: down to whole ones, or to a billionth.</summary>
    public static decimal Quantity(this ShareRounding rounding, decimal exact) => rounding switch
    {
        ShareRounding.Whole => decimal.Floor(exact),
        _ => decimal.Round(exact, ShareDigits, MidpointRounding.ToEven),
    };

    /// <summary>The amount of a purchase, slippage included: up to the won, or to a millionth.</summary>
    public static decimal Paid(this ShareRounding rounding, decimal exact) => rounding switch
    {
        ShareRounding.Whole => decimal.Ceiling(exact),
        _ => Fraction(exact),
    };

    /// <summary>The amount of a sale, slippage deducted: down to the won, or to a millionth.</summary>
    public static decimal Received(this ShareRounding rounding, decimal exact) => rounding switch
    {
        ShareRounding.Whole => decimal.Floor(exact),
        _ => Fraction(exact),
    };

    /// <summary>Commission or tax of one order: the part of a won is not charged; or to a millionth.</summary>
    public static decimal Charge(this ShareRounding rounding, decimal exact) => rounding switch
    {
        ShareRounding.Whole => decimal.Floor(exact),
        _ => Fraction(exact),
    };

    /// <summary>
    /// Cash in lieu of fractions of a share after a corporate action: to the nearest won, or to a millionth. With the whole
    /// won prices of raw data the amount is whole already.
    /// </summary>
    public static decimal CashInLieu(this ShareRounding rounding, decimal exact) => rounding switch
    {
        ShareRounding.Whole => decimal.Round(exact, 0, MidpointRounding.ToEven),
        _ => Fraction(exact),
    };

    /// <summary>Shares after a corporate action, or for what cash is left: down to whole ones, or to a billionth.</summary>
    public static decimal QuantityWithin(this ShareRounding rounding, decimal exact) => rounding switch
    {
        ShareRounding.Whole => decimal.Floor(exact),
        _ => decimal.Round(exact, ShareDigits, MidpointRounding.ToNegativeInfinity),
    };

    private static decimal Fraction(decimal exact) => decimal.Round(exact, WonDigits, MidpointRounding.ToEven);
}
