using System.Runtime.CompilerServices;
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

    // Dividing by a one of the most digits leaves a number as it is, without the zeros at its end.
    private const decimal Shortest = 1.000_000_000_000_000_000_000_000_000_0m;

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

    // A decimal is a whole number of 96 bits and a power of ten, which the amount is already: what is left is its shortest form,
    // so that whole numbers carry no zeros behind the point. Every fill and every point of a curve comes through here, and the
    // runtime does not compile 128-bit arithmetic beforehand.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static decimal Exact(Int128 amount, long units)
    {
        var size = (UInt128)Int128.Abs(amount);
        var (low, high) = unchecked(((ulong)size, (ulong)(size >> 64)));
        return high > uint.MaxValue
            ? Divided(amount, units)
            : unchecked(new decimal((int)low, (int)(low >> 32), (int)high, Int128.IsNegative(amount), Digits(units))) / Shortest;
    }

    private static decimal Divided(Int128 amount, long units)
    {
        var whole = amount / units;
        var rest = amount - (whole * units);
        return rest == 0 ? (decimal)whole : (decimal)whole + ((decimal)(long)rest / units);
    }

    private static byte Digits(long units) => units switch
    {
        1 => 0,
        Million => 6,
        Billion => 9,
        Million * Billion => 15,
        _ => throw new ArgumentOutOfRangeException(nameof(units), units, "Units are powers of ten."),
    };
}
