namespace InvestOps.Domain.Performance.Inference;

/// <summary>
/// SplitMix64 (Steele, Lea and Flood, 2014): the same seed gives the same numbers on every machine, which the class library's
/// generator does not promise.
/// </summary>
internal struct SeededRandom(ulong seed)
{
    private ulong _state = seed;

    public ulong Next() => unchecked(Mixed(_state += 0x9E3779B97F4A7C15UL));

    /// <summary>A whole number from 0 to less than a bound.</summary>
    public int Below(int bound) => (int)Math.BigMul(Next(), (ulong)bound, out _);

    /// <summary>A seed out of a text: FNV-1a over its characters.</summary>
    public static ulong SeedOf(string text)
    {
        var hash = 0xCBF29CE484222325UL;
        foreach (var c in text)
        {
            hash = unchecked((hash ^ c) * 0x100000001B3UL);
        }

        return hash;
    }

    private static ulong Mixed(ulong z)
    {
        z = unchecked((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL);
        z = unchecked((z ^ (z >> 27)) * 0x94D049BB133111EBUL);
        return z ^ (z >> 31);
    }
}
