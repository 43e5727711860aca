using InvestOps.Domain.Indicators;
using InvestOps.Domain.Market;
using MathNet.Numerics.LinearAlgebra;

namespace InvestOps.Domain.Portfolios.Weightings;

/// <summary>
/// Equal risk contributions: every issue adds the same part to the variance of the whole (Maillard, Roncalli and Teïletche, 2010).
/// </summary>
/// <param name="Sessions">How many daily returns the covariance is made of (<see cref="ReturnCovariance"/>).</param>
public sealed record RiskParity(int Sessions) : IWeighting
{
    private const int MostSteps = 200;
    private const double FullStepFrom = 0.36;
    private const double Settled = 1e-11;

    public int Lookback => Sessions;

    public IReadOnlyList<PanelColumn> Columns => [PanelColumn.Close, PanelColumn.Volume, PanelColumn.Adjustment];

    public void Weigh(MarketWindow window, ReadOnlySpan<int> issues, ReadOnlySpan<double> scores, Span<double> shares)
    {
        var (measured, covariance) = ReturnCovariance.Of(window, Sessions, issues);
        MeasuredShares.Fill(shares, measured, covariance is null ? [] : Of(covariance));
    }

    /// <summary>The shares, summing to one, for a covariance that is positive definite.</summary>
    /// <remarks>
    /// They are the solution of C·z = 1 ÷ (n·z) for the correlations C, divided by the deviations. Newton's steps, cut short while far
    /// away, always lead there, since the function behind it is self-concordant (Spinu, 2013).
    /// </remarks>
    public static double[] Of(Matrix<double> covariance)
    {
        ArgumentNullException.ThrowIfNull(covariance);
        var deviations = covariance.Diagonal().PointwiseSqrt();
        var correlation = covariance.PointwiseDivide(deviations.OuterProduct(deviations));
        var budget = 1d / deviations.Count;
        var z = Vector<double>.Build.Dense(deviations.Count, 1 / Math.Sqrt(correlation.RowSums().Sum()));
        for (var (step, distance) = (0, double.MaxValue); step < MostSteps && distance > Settled; step++)
        {
            var slope = (correlation * z) - (budget / z);
            var curvature = correlation + Matrix<double>.Build.DenseOfDiagonalVector(budget / z.PointwisePower(2));
            var move = curvature.Cholesky().Solve(slope);
            distance = move.PointwiseDivide(z).AbsoluteMaximum();
            z -= distance > FullStepFrom ? move / (1 + distance) : move;
        }

        var weights = z.PointwiseDivide(deviations);
        return (weights / weights.Sum()).ToArray();
    }
}
