namespace InvestOps.Domain.Performance;

/// <summary>One time under water: from a peak over the deepest point to the first value as high as the peak.</summary>
/// <param name="Peak">Place of the peak in the series.</param>
/// <param name="Valley">Place of the deepest point.</param>
/// <param name="Recovery">Place of the recovery; null while it lasts.</param>
/// <param name="Depth">As a negative fraction.</param>
public sealed record DrawdownSpell(int Peak, int Valley, int? Recovery, double Depth);
