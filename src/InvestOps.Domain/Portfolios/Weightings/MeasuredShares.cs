namespace InvestOps.Domain.Portfolios.Weightings;

/// <summary>
/// Shares where some issues cannot be measured: newly listed, halted for most of the window, or without any move. Each of those gets the
/// equal share, and the others share what is left by the method.
/// </summary>
internal static class MeasuredShares
{
    /// <param name="measured">Places of the issues that could be measured.</param>
    /// <param name="proportions">What the method gives them, in any unit; none below zero, their sum above it.</param>
    public static void Fill(Span<double> shares, List<int> measured, IReadOnlyList<double> proportions)
    {
        shares.Fill(1d / shares.Length);
        var each = (double)measured.Count / shares.Length / proportions.Sum();
        for (var place = 0; place < measured.Count; place++)
        {
            shares[measured[place]] = proportions[place] * each;
        }
    }
}
