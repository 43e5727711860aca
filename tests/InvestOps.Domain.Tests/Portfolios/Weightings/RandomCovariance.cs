using MathNet.Numerics.LinearAlgebra;

namespace InvestOps.Domain.Tests.Portfolios.Weightings;

/// <summary>Positive definite matrices of any size and scale from a seed.</summary>
internal static class RandomCovariance
{
    public static Matrix<double> Of(int seed)
    {
        var random = new Random(seed);
        var count = random.Next(1, 25);
        var factors = Matrix<double>.Build.Dense(count, count + 3, (_, _) => random.NextDouble() - 0.4);
        var deviations = Matrix<double>.Build.Diagonal(count, count, _ => Math.Exp((random.NextDouble() * 4) - 6));
        return deviations * ((factors * factors.Transpose()) + Matrix<double>.Build.DenseIdentity(count)) * deviations;
    }

    /// <summary>The example of Maillard, Roncalli and Teïletche (2010): deviations of 10, 20, 30 and 40 %.</summary>
    public static Matrix<double> OfThePaper()
    {
        double[,] correlations = { { 1, 0.8, 0, 0 }, { 0.8, 1, 0, 0 }, { 0, 0, 1, -0.5 }, { 0, 0, -0.5, 1 } };
        return Matrix<double>.Build.Dense(4, 4, (row, column) => correlations[row, column] * 0.1 * (row + 1) * 0.1 * (column + 1));
    }
}
