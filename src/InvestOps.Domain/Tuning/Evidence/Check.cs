namespace InvestOps.Domain.Tuning.Evidence;

/// <summary>One thing that was checked.</summary>
/// <param name="Name">What, for reports: <see cref="Evidence.Checks"/>.</param>
/// <param name="Value">What was measured; null = it could not be.</param>
/// <param name="Bound">What it is held against.</param>
/// <param name="IsPassed">A check that could not be made is not passed.</param>
/// <param name="IsAboutLuck">Whether failing it means luck, and not only doubt.</param>
public sealed record Check(string Name, double? Value, double Bound, bool IsPassed, bool IsAboutLuck);
