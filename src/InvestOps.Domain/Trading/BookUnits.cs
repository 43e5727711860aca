using System.Runtime.InteropServices;

namespace InvestOps.Domain.Trading;

/// <summary>
/// The smallest units that an account counts in: whole shares and whole won as at the exchange, or billionths of a share and
/// millionths of a won; prices in whole won where all are whole, otherwise in millionths. Quantity × price is in units of value.
/// </summary>
/// <param name="Share">Units of a share.</param>
/// <param name="Price">Units of a won in prices.</param>
/// <param name="Money">Units of a won in cash.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct BookUnits(long Share, long Price, long Money)
{
    private const long Billion = 1_000_000_000;
    private const long Million = 1_000_000;

    /// <summary>Units of a won in quantity × price.</summary>
    public long Value => Share * Price;

    /// <summary>Units of value in a unit of cash.</summary>
    public long ValueOfMoney => Share * Price / Money;

    public static BookUnits Of(ShareRounding rounding, long priceUnits) => rounding == ShareRounding.Whole
        ? new BookUnits(1, priceUnits, 1)
        : new BookUnits(Billion, priceUnits, Million);

    public static Int128 Worth(long quantity, long price) => Math.BigMul(quantity, price);

    public decimal Shares(long quantity) => Exact(quantity, Share);

    public decimal Won(Int128 money) => Exact(money, Money);

    public decimal WonOfPrice(long price) => Exact(price, Price);

    public decimal WonOfValue(Int128 value) => Exact(value, Value);

    // Whole units first, so that whole numbers carry no zeros behind the point.
    private static decimal Exact(Int128 amount, long units)
    {
        if (units == 1)
        {
            return (decimal)amount;
        }

        var whole = amount / units;
        var rest = amount - (whole * units);
        return rest == 0 ? (decimal)whole : (decimal)whole + ((decimal)(long)rest / units);
    }
}
