namespace InvestOps.Domain.Tuning.Search;

/// <summary>A setting that a search varies, and the values it takes, in the order in which they are neighbours.</summary>
/// <param name="Path">The setting's path in the strategy, for example <c>scanner.lookback</c>.</param>
/// <param name="Values">Different values, as the strategy's file would have them.</param>
public sealed record Dimension(string Path, IReadOnlyList<string> Values)
{
    // A signal does not depend on how much is bought, how it is filled, or what that costs.
    private static readonly string[] AfterSignal = ["sizing.", "execution.", "costs."];

    /// <summary>Whether trials that differ only in this setting mostly share their signals.</summary>
    public bool IsAfterSignal => AfterSignal.Any(part => Path.StartsWith(part, StringComparison.Ordinal));
}
