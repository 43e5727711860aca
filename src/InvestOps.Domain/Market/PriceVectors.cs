using System.Runtime.Intrinsics;

namespace InvestOps.Domain.Market;

/// <summary>Turns prices into whole units, eight at once.</summary>
internal static class PriceVectors
{
    /// <returns>Whether all are whole won that fit; otherwise the values are of no use.</returns>
    public static bool AreWhole(ReadOnlySpan<Vector512<double>> close, Span<Vector512<long>> values)
    {
        var highest = Vector512.Create((double)int.MaxValue);
        for (var vector = 0; vector < close.Length; vector++)
        {
            var floor = Vector512.Floor(close[vector]);
            if (!Vector512.EqualsAll(floor, close[vector]) || !Vector512.GreaterThanAll(floor, Vector512<double>.Zero) || Vector512.GreaterThanAny(floor, highest))
            {
                return false;
            }

            values[vector] = Vector512.ConvertToInt64(floor);
        }

        return true;
    }

    /// <returns>Whether all are prices that can be counted in <see cref="MarketTape.Fine"/>; otherwise the values are of no use.</returns>
    public static bool AreFine(ReadOnlySpan<Vector512<double>> close, Span<Vector512<long>> values)
    {
        var (lowest, highest) = (Vector512.Create(1d / MarketTape.Fine), Vector512.Create(MarketTape.HighestPrice));
        for (var vector = 0; vector < close.Length; vector++)
        {
            if (!Vector512.GreaterThanOrEqualAll(close[vector], lowest) || !Vector512.LessThanAll(close[vector], highest))
            {
                return false;
            }

            values[vector] = Vector512.ConvertToInt64(Vector512.Round(close[vector] * Vector512.Create((double)MarketTape.Fine), MidpointRounding.ToEven));
        }

        return true;
    }
}
