using System.Runtime.CompilerServices;
using InvestOps.Domain.Market;

namespace InvestOps.Domain.Quality;

/// <summary>Judges one daily bar by its own numbers. A bad bar is held back, never repaired.</summary>
public static class BarCheck
{
    /// <summary>
    /// How far open or close of an adjusted bar may lie outside high and low: sources round each price on its own after
    /// multiplying, by up to a few won, and by up to a won of the old price times the factor after reverse splits.
    /// </summary>
    public const double RoundingWon = 3;

    /// <inheritdoc cref="RoundingWon"/>
    public const double RoundingShareOfClose = 0.01;

    /// <summary>2^53: above it a double no longer holds every whole number.</summary>
    public const double ExactLimit = 9_007_199_254_740_992;

    public static BarFinding Of(in BarNumbers bar, PriceBasis basis)
    {
        if (!AreNumbers(bar))
        {
            return BarFinding.NotANumber;
        }

        if (bar.Close <= 0)
        {
            return BarFinding.NonPositiveClose;
        }

        var amounts = OfAmounts(bar);
        if (amounts != BarFinding.None)
        {
            return amounts;
        }

        if (bar is { Open: 0, High: 0, Low: 0, Volume: 0 })
        {
            return OfWhole(bar, basis, BarFinding.Halted);
        }

        if (bar.Open <= 0 || bar.High <= 0 || bar.Low <= 0)
        {
            return BarFinding.MissingPrices;
        }

        var range = OfRange(bar, basis);
        return range == BarFinding.OutsideRange ? range : OfWhole(bar, basis, bar.Volume == 0 ? BarFinding.Halted : range);
    }

    /// <summary>Whether a bar with this finding is kept out of the store.</summary>
    public static bool IsHeldBack(BarFinding finding) => finding >= BarFinding.DuplicateRow;

    /// <summary>What was expected where the finding was made, for people.</summary>
    public static string Expectation(BarFinding finding) => finding switch
    {
        BarFinding.DuplicateRow => "one row an issue and session",
        BarFinding.ConflictsWithStored => "the same numbers as the stored row",
        BarFinding.NotATradingDay => "a session of the calendar",
        BarFinding.BadCode => "six digits or capital letters",
        BarFinding.NotANumber => "a finite number for open, high, low, close and volume",
        BarFinding.NonPositiveClose => "a close above 0",
        BarFinding.NegativeAmount => "volume, value, market cap and shares of 0 or more",
        BarFinding.MissingPrices => "open, high and low above 0, or all 0 with volume 0",
        BarFinding.OutsideRange => "low <= open, close <= high",
        BarFinding.FractionalPrice => "whole won",
        BarFinding.TooLarge => "amounts below 2^53",
        _ => "",
    };

    private static bool AreNumbers(in BarNumbers bar) =>
        double.IsFinite(bar.Open + bar.High + bar.Low + bar.Close + bar.Volume)
        && !(double.IsInfinity(bar.Value) || double.IsInfinity(bar.MarketCap) || double.IsInfinity(bar.ListedShares));

    // A comparison with NaN is false, so amounts that are not given pass.
    private static BarFinding OfAmounts(in BarNumbers bar)
    {
        if (bar.Volume < 0 || bar.Value < 0 || bar.MarketCap < 0 || bar.ListedShares < 0)
        {
            return BarFinding.NegativeAmount;
        }

        var tooLarge = bar.Volume >= ExactLimit || bar.Value >= ExactLimit || bar.MarketCap >= ExactLimit || bar.ListedShares >= ExactLimit;
        return tooLarge || bar.Close >= ExactLimit || bar.High >= ExactLimit ? BarFinding.TooLarge : BarFinding.None;
    }

    private static BarFinding OfRange(in BarNumbers bar, PriceBasis basis)
    {
        var above = Math.Max(bar.Open, bar.Close) - bar.High;
        var below = bar.Low - Math.Min(bar.Open, bar.Close);
        var outside = Math.Max(above, below);
        if (outside <= 0)
        {
            return BarFinding.None;
        }

        var tolerance = basis == PriceBasis.Adjusted ? Math.Max(RoundingWon, RoundingShareOfClose * bar.Close) : 0;
        return outside <= tolerance ? BarFinding.Rounded : BarFinding.OutsideRange;
    }

    private static BarFinding OfWhole(in BarNumbers bar, PriceBasis basis, BarFinding otherwise)
    {
        var whole = basis == PriceBasis.Adjusted || (IsWhole(bar.Open) && IsWhole(bar.High) && IsWhole(bar.Low) && IsWhole(bar.Close));
        return whole ? otherwise : BarFinding.FractionalPrice;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsWhole(double price) => Math.Floor(price) == price;
}
