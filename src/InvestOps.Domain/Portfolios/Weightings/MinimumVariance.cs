using InvestOps.Domain.Indicators;
using InvestOps.Domain.Market;
using MathNet.Numerics.LinearAlgebra;

namespace InvestOps.Domain.Portfolios.Weightings;

/// <summary>The calmest mix: the least variance of all shares that are not below zero (Markowitz, 1952). Some issues can get nothing.</summary>
/// <param name="Sessions">How many daily returns the covariance is made of (<see cref="ReturnCovariance"/>).</param>
public sealed record MinimumVariance(int Sessions) : IWeighting
{
    private const double Tolerance = 1e-10;
    private const int RoundsForEach = 3;

    public int Lookback => Sessions;

    public IReadOnlyList<PanelColumn> Columns => [PanelColumn.Close, PanelColumn.Volume, PanelColumn.Adjustment];

    public void Weigh(MarketWindow window, ReadOnlySpan<int> issues, ReadOnlySpan<double> scores, Span<double> shares)
    {
        var (measured, covariance) = ReturnCovariance.Of(window, Sessions, issues);
        MeasuredShares.Fill(shares, measured, covariance is null ? [] : Of(covariance));
    }

    /// <summary>The shares, summing to one, for a covariance that is positive definite.</summary>
    /// <remarks>
    /// They are in proportion to the x ≥ 0 with the least ½·x'·C·x − (the sum of x), C the covariance, found by the active-set method of Lawson and Hanson (1974): an
    /// issue that would lower it joins, and one that would fall below zero leaves.
    /// </remarks>
    public static double[] Of(Matrix<double> covariance)
    {
        ArgumentNullException.ThrowIfNull(covariance);
        var scaled = covariance / covariance.Diagonal().Average();
        var x = Vector<double>.Build.Dense(scaled.RowCount);
        var inside = new SortedSet<int>();
        for (var round = 0; round < RoundsForEach * x.Count && Joining(scaled, x, inside) is >= 0 and var joining; round++)
        {
            inside.Add(joining);
            Settle(scaled, x, inside);
        }

        return (x / x.Sum()).ToArray();
    }

    // The issue outside by which the function falls most, or −1 at the solution.
    private static int Joining(Matrix<double> covariance, Vector<double> x, SortedSet<int> inside)
    {
        var (best, fall) = (-1, Tolerance);
        var risk = covariance * x;
        for (var issue = 0; issue < x.Count; issue++)
        {
            if (1 - risk[issue] > fall && !inside.Contains(issue))
            {
                (best, fall) = (issue, 1 - risk[issue]);
            }
        }

        return best;
    }

    // The least value over the issues inside; on the way there, those that reach zero leave.
    private static void Settle(Matrix<double> covariance, Vector<double> x, SortedSet<int> inside)
    {
        while (inside.Count > 0)
        {
            int[] members = [.. inside];
            var part = Matrix<double>.Build.Dense(members.Length, members.Length, (row, column) => covariance[members[row], members[column]]);
            var aim = part.Cholesky().Solve(Vector<double>.Build.Dense(members.Length, 1));
            var way = 1d;
            for (var place = 0; place < members.Length; place++)
            {
                var from = x[members[place]];
                way = aim[place] <= 0 ? Math.Min(way, from / (from - aim[place])) : way;
            }

            for (var place = 0; place < members.Length; place++)
            {
                var (issue, from) = (members[place], x[members[place]]);
                var isOut = aim[place] <= 0 && from / (from - aim[place]) <= way;
                x[issue] = isOut ? 0 : way == 1 ? aim[place] : from + (way * (aim[place] - from));
                _ = isOut && inside.Remove(issue);
            }

            if (way == 1)
            {
                return;
            }
        }
    }
}
