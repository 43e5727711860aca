namespace InvestOps.Domain.Tuning.Search;

/// <summary>The strategy parameters of Hansen's tutorial (2016, table 1), for a number of dimensions; learning rates of the covariance are (n + 2) ÷ 3 times as high, as Ros and Hansen give for a diagonal.</summary>
internal sealed class CmaConstants
{
    public CmaConstants(int dimensions)
    {
        var n = (double)dimensions;
        Population = 4 + (int)(3 * Math.Log(n));
        var weights = Enumerable.Range(1, Population / 2).Select(rank => Math.Log((Population + 1) / 2d) - Math.Log(rank)).ToArray();
        var sum = weights.Sum();
        Weights = [.. weights.Select(weight => weight / sum)];
        Parents = 1 / Weights.Sum(weight => weight * weight);
        StepRate = (Parents + 2) / (n + Parents + 5);
        Damping = 1 + (2 * Math.Max(0, Math.Sqrt((Parents - 1) / (n + 1)) - 1)) + StepRate;
        PathRate = (4 + (Parents / n)) / (n + 4 + (2 * Parents / n));
        var one = 2 / (((n + 1.3) * (n + 1.3)) + Parents);
        var many = Math.Min(1 - one, 2 * (Parents - 2 + (1 / Parents)) / (((n + 2) * (n + 2)) + Parents));
        var faster = (n + 2) / 3;
        RankOneRate = Math.Min(0.5, one * faster);
        RankManyRate = Math.Min(0.5, many * faster);
        ExpectedNorm = Math.Sqrt(n) * (1 - (1 / (4 * n)) + (1 / (21 * n * n)));
    }

    public int Population { get; }

    public double[] Weights { get; }

    /// <summary>μ_eff: how many parents the weights amount to.</summary>
    public double Parents { get; }

    public double StepRate { get; }

    public double Damping { get; }

    public double PathRate { get; }

    public double RankOneRate { get; }

    public double RankManyRate { get; }

    /// <summary>E‖N(0, I)‖.</summary>
    public double ExpectedNorm { get; }
}
