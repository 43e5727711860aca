namespace InvestOps.Domain.Quality;

/// <summary>Which base prices a corporate action could have set.</summary>
internal static class BaseResets
{
    /// <summary>A change beyond this is looked at by a person, in the report.</summary>
    private const double Large = 0.3;

    // Ex-rights only lower a price, and the largest bonus issues gave ten shares for one. What raises it, a reverse split or a
    // capital reduction, comes with a halt; rounding to ticks and late corrections raise it by little.
    private const double HighestWithoutHalt = 1.05;
    private const double LowestWithoutHalt = 0.05;

    /// <param name="factor">Base price ÷ previous close.</param>
    /// <param name="isReopening">Whether the issue was halted on the session before.</param>
    public static bool IsPlausible(double factor, bool isReopening) => isReopening || factor is >= LowestWithoutHalt and <= HighestWithoutHalt;

    public static bool IsLarge(double factor) => Math.Abs(factor - 1) > Large;
}
