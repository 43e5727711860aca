using InvestOps.Domain.Performance.Inference;

namespace InvestOps.Domain.Tuning.Search;

/// <summary>Random numbers of the forms that searches need.</summary>
internal static class Draws
{
    // 2⁻⁵³: a double has so many binary places below 1.
    private const double Ulp = 1.1102230246251565e-16;

    /// <summary>From 0 to below 1.</summary>
    public static double Uniform(ref SeededRandom random) => (random.Next() >> 11) * Ulp;

    /// <summary>A standard normal number (Box and Muller, 1958).</summary>
    public static double Normal(ref SeededRandom random)
    {
        var radius = Math.Sqrt(-2 * Math.Log(1 - Uniform(ref random)));
        return radius * Math.Cos(2 * Math.PI * Uniform(ref random));
    }

    /// <summary>A place, as likely as its weight.</summary>
    public static int Weighted(ReadOnlySpan<double> weights, ref SeededRandom random)
    {
        var sum = 0d;
        foreach (var weight in weights)
        {
            sum += weight;
        }

        var left = Uniform(ref random) * sum;
        for (var place = 0; place < weights.Length - 1; place++)
        {
            left -= weights[place];
            if (left < 0)
            {
                return place;
            }
        }

        return weights.Length - 1;
    }
}
