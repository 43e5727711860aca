namespace InvestOps.Pipeline.Reporting.Charts.Axes;

/// <summary>Where an axis of numbers has its marks: at 1, 2 or 5 times a power of ten.</summary>
public static class Ticks
{
    private static readonly double[] NiceSteps = [1, 2, 5, 10];

    /// <summary>The smallest step of 1, 2 or 5 times a power of ten that divides a span into at most so many parts.</summary>
    public static double Step(double span, int most)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(span);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(most);
        var rough = span / most;
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        return NiceSteps.First(step => step * power >= rough * (1 - 1e-9)) * power;
    }

    /// <summary>The multiples of a nice step within a range, both ends included.</summary>
    public static IReadOnlyList<double> Linear(double min, double max, int most)
    {
        if (max <= min)
        {
            return [min];
        }

        var step = Step(max - min, most);
        var first = (long)Math.Ceiling((min / step) - 1e-9);
        var last = (long)Math.Floor((max / step) + 1e-9);
        return [.. Enumerable.Range(0, (int)(last - first) + 1).Select(index => Clean((first + index) * step))];
    }

    /// <summary>1, 2 and 5 times the powers of ten within a range; only the powers when those are too many.</summary>
    public static IReadOnlyList<double> Logarithmic(double min, double max, int most)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(min);
        var powers = Enumerable.Range((int)Math.Floor(Math.Log10(min)), (int)(Math.Ceiling(Math.Log10(max)) - Math.Floor(Math.Log10(min))) + 1)
            .Select(power => Math.Pow(10, power))
            .ToArray();
        var all = powers.SelectMany(power => new[] { power, 2 * power, 5 * power }).Where(IsWithin).Select(Clean).ToArray();
        return all.Length <= most ? all : [.. powers.Where(IsWithin)];

        bool IsWithin(double tick) => tick >= min * (1 - 1e-9) && tick <= max * (1 + 1e-9);
    }

    // Multiples of 0.1 and the like carry binary dust that would show in a label.
    private static double Clean(double value) => Math.Round(value, 10) + 0.0;
}
