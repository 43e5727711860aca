namespace InvestOps.Pipeline.Reporting.Charts.Axes;

/// <summary>Maps values to places along one direction of a chart.</summary>
/// <param name="Min">The value at <paramref name="From"/>.</param>
/// <param name="Max">The value at <paramref name="To"/>.</param>
/// <param name="From">CSS pixels.</param>
/// <param name="To">CSS pixels.</param>
/// <param name="IsLogarithmic">Equal ratios, not equal differences, lie equally far apart.</param>
public sealed record Scale(double Min, double Max, double From, double To, bool IsLogarithmic = false)
{
    /// <summary>The place of a value; a range of nothing puts all in the middle.</summary>
    public double At(double value)
    {
        if (Max <= Min)
        {
            return (From + To) / 2;
        }

        var share = IsLogarithmic
            ? (Math.Log(value) - Math.Log(Min)) / (Math.Log(Max) - Math.Log(Min))
            : (value - Min) / (Max - Min);
        return From + (share * (To - From));
    }
}
