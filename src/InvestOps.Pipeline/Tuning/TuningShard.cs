namespace InvestOps.Pipeline.Tuning;

/// <summary>Some combinations of a round of a search, which are run together and stored together.</summary>
/// <param name="Round">The batch of the search, from 0.</param>
/// <param name="Number">Within the round, from 0.</param>
public sealed record TuningShard(int Round, int Number, IReadOnlyList<long> Points)
{
    /// <summary>Small enough that a stop loses little, large enough to share signals.</summary>
    public const int Size = 125;

    // The last ones are smaller, so that nobody waits long for whoever took the last.
    private const int SmallestSize = 50;
    private const int ShareOfRest = 4;

    /// <summary>The shards of a round. A shard ends where the signals change, where that is near, so that no market is ranked twice.</summary>
    /// <param name="points">In the order of their numbers.</param>
    /// <param name="sharing">How many combinations in a row have the same signals.</param>
    public static IReadOnlyList<TuningShard> Of(int round, IReadOnlyList<long> points, long sharing)
    {
        ArgumentNullException.ThrowIfNull(points);
        var shards = new List<TuningShard>();
        for (var start = 0; start < points.Count;)
        {
            var end = EndOf(points, start, sharing);
            shards.Add(new TuningShard(round, shards.Count, [.. points.Skip(start).Take(end - start)]));
            start = end;
        }

        return shards;
    }

    private static int EndOf(IReadOnlyList<long> points, int start, long sharing)
    {
        var rest = points.Count - start;
        var size = rest < 3 * SmallestSize / 2 ? rest : Math.Clamp(rest / ShareOfRest, SmallestSize, Size);
        var wanted = start + size;
        for (var end = wanted; end < wanted + size; end++)
        {
            if (end >= points.Count || points[end] / sharing != points[end - 1] / sharing)
            {
                return end;
            }
        }

        return wanted;
    }
}
