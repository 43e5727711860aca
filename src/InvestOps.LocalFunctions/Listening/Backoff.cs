namespace InvestOps.LocalFunctions.Listening;

/// <summary>Pauses that double from try to try, up to the longest.</summary>
internal static class Backoff
{
    private const int MostDoublings = 62;

    /// <param name="doublings">0 for the first pause.</param>
    public static TimeSpan Doubled(TimeSpan first, long doublings, TimeSpan longest) => Limited(first.TotalMilliseconds * PowerOfTwo(doublings), longest);

    /// <summary>The first pause and about as much again, doubled each time: as the real host spreads pauses, by a fifth to either side.</summary>
    /// <param name="chance">From 0 up to 1.</param>
    public static TimeSpan Spread(TimeSpan first, long doublings, double chance, TimeSpan longest) =>
        Limited(first.TotalMilliseconds * (1 + ((0.8 + (0.4 * chance)) * PowerOfTwo(doublings))), longest);

    public static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;

    public static TimeSpan Longer(TimeSpan one, TimeSpan other) => one > other ? one : other;

    private static double PowerOfTwo(long doublings) => Math.Pow(2, Math.Clamp(doublings, 0, MostDoublings));

    private static TimeSpan Limited(double milliseconds, TimeSpan longest) =>
        milliseconds < longest.TotalMilliseconds ? TimeSpan.FromMilliseconds(milliseconds) : longest;
}
