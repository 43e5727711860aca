using InvestOps.Domain.Market;
using MathNet.Numerics.LinearAlgebra;

namespace InvestOps.Domain.Indicators;

/// <summary>
/// The covariance of daily returns of some issues, shrunk towards one variance for all and no correlation, by as much as the sample
/// itself says is best (Ledoit and Wolf, 2004). So it can be inverted with fewer sessions than issues too.
/// </summary>
public static class ReturnCovariance
{
    // Two issues that always moved alike would otherwise make a matrix that cannot be inverted.
    private const double LeastShrinkage = 1e-6;

    /// <summary>
    /// The covariance of the issues that can be measured: listed at the window's first close, traded on at least half of its
    /// sessions, and with any move. A session without a trade counts as no move, and the next trade with the whole one.
    /// </summary>
    /// <param name="sessions">How many daily returns; one close more is read.</param>
    /// <param name="issues">Positions of the issues.</param>
    /// <returns>The places among the issues that were measured, and their covariance; null where there are none.</returns>
    public static (List<int> Measured, Matrix<double>? Covariance) Of(MarketWindow window, int sessions, ReadOnlySpan<int> issues)
    {
        var measured = new List<int>(issues.Length);
        var returns = new List<double[]>(issues.Length);
        for (var place = 0; place < issues.Length && window.UnbrokenLength > sessions; place++)
        {
            if (ReturnsOf(window, sessions, issues[place]) is { } series)
            {
                measured.Add(place);
                returns.Add(series);
            }
        }

        return (measured, returns.Count == 0 ? null : Of(returns));
    }

    /// <summary>The same of series of equal length, one an issue.</summary>
    public static Matrix<double> Of(IReadOnlyList<double[]> returns)
    {
        ArgumentNullException.ThrowIfNull(returns);
        var centred = returns.Select(Centred).ToArray();
        var (count, length) = (centred.Length, centred[0].Length);
        var sample = Matrix<double>.Build.Dense(count, count);
        for (var first = 0; first < count; first++)
        {
            for (var second = first; second < count; second++)
            {
                sample[first, second] = sample[second, first] = Product(centred[first], centred[second]) / length;
            }
        }

        var variance = sample.Trace() / count;
        var strength = Shrinkage(centred, sample, variance);
        return (sample * (1 - strength)) + Matrix<double>.Build.DenseDiagonal(count, strength * variance);
    }

    // In the paper's letters: b² ÷ d² with Σ‖x·x' − S‖² ÷ T² = (Σ|x|⁴ ÷ T − ‖S‖²) ÷ T.
    private static double Shrinkage(double[][] centred, Matrix<double> sample, double variance)
    {
        var (count, length) = (centred.Length, centred[0].Length);
        var norm = sample.PointwisePower(2).RowSums().Sum();
        var fourth = 0d;
        for (var session = 0; session < length; session++)
        {
            var squared = centred.Sum(series => series[session] * series[session]);
            fourth += squared * squared;
        }

        var error = ((fourth / length) - norm) / length;
        var distance = norm - (count * variance * variance);
        return distance > 0 ? Math.Clamp(error / distance, LeastShrinkage, 1) : 1;
    }

    private static double[]? ReturnsOf(MarketWindow window, int sessions, int issue)
    {
        var last = window.AdjustedAt(PanelColumn.Close, sessions, issue);
        var (returns, traded, moves) = (new double[sessions], 0, false);
        for (var ago = sessions - 1; ago >= 0 && last > 0; ago--)
        {
            var close = window.AdjustedAt(PanelColumn.Close, ago, issue);
            var change = close > 0 ? (close / last) - 1 : 0;
            last = close > 0 ? close : last;
            returns[sessions - 1 - ago] = change;
            traded += window.At(PanelColumn.Volume, ago, issue) > 0 ? 1 : 0;
            moves |= change != 0;
        }

        return moves && traded >= 2 && traded * 2 >= sessions && Array.TrueForAll(returns, double.IsFinite) ? returns : null;
    }

    private static double[] Centred(double[] series)
    {
        var mean = series.Average();
        return Array.ConvertAll(series, value => value - mean);
    }

    private static double Product(double[] first, double[] second)
    {
        var sum = 0d;
        for (var session = 0; session < first.Length; session++)
        {
            sum += first[session] * second[session];
        }

        return sum;
    }
}
