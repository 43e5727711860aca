namespace InvestOps.Domain.Trading;

/// <summary>Exact arithmetic in whole numbers of small units: what a simulation counts in where decimal would be too slow.</summary>
internal static class FixedPoint
{
    /// <summary>Units of a rate: a billionth.</summary>
    public const long RateUnits = 1_000_000_000;

    /// <summary>Units of a weight: a trillionth.</summary>
    public const long WeightUnits = 1_000_000_000_000;

    private const double WordSize = 18_446_744_073_709_551_616d; // 2^64
    private const double SafeQuotient = 9e18;

    /// <exception cref="ArgumentException">The rate is finer than a billionth.</exception>
    public static long Rate(decimal rate)
    {
        var units = rate * RateUnits;
        return units == decimal.Truncate(units)
            ? (long)units
            : throw new ArgumentException(FormattableString.Invariant($"The rate {rate} is finer than a billionth."), nameof(rate));
    }

    /// <summary>A weight, cut down to a trillionth.</summary>
    public static long Weight(decimal weight) => (long)decimal.Floor(weight * WeightUnits);

    /// <summary>The quotient of two numbers that are not negative, rounded up.</summary>
    public static Int128 Ceiling(Int128 value, long divisor) => Floor(value + (divisor - 1), divisor);

    /// <summary>The quotient of two numbers that are not negative, rounded down.</summary>
    public static Int128 Floor(Int128 value, long divisor)
    {
        var high = (ulong)(value >> 64);
        var low = unchecked((ulong)value);
        if (high == 0)
        {
            return low / (ulong)divisor;
        }

        // Division of 128 bits is slow. A quotient that fits a word is estimated in floating point and then put right, exactly.
        var estimate = ((high * WordSize) + low) / divisor;
        return estimate < SafeQuotient ? Corrected((long)estimate, value, divisor) : value / divisor;
    }

    private static Int128 Corrected(long quotient, Int128 value, long divisor)
    {
        unchecked
        {
            var rest = value - Math.BigMul(quotient, divisor);
            var more = (long)((double)rest / divisor);
            quotient += more;
            rest -= Math.BigMul(more, divisor);
            while (rest < Int128.Zero)
            {
                quotient--;
                rest += divisor;
            }

            while (rest >= divisor)
            {
                quotient++;
                rest -= divisor;
            }

            return quotient;
        }
    }
}
