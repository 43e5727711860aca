namespace InvestOps.Pipeline.Tuning;

/// <summary>Some combinations of a round of a search, which are run together and stored together.</summary>
/// <param name="Round">The batch of the search, from 0.</param>
/// <param name="Number">Within the round, from 0.</param>
public sealed record TuningShard(int Round, int Number, IReadOnlyList<long> Points)
{
    /// <summary>Small enough that a stop loses little and two workers end together, large enough to share signals.</summary>
    public const int Size = 125;

    /// <summary>The shards of a round.</summary>
    public static IReadOnlyList<TuningShard> Of(int round, IReadOnlyList<long> points) =>
        [.. points.Chunk(Size).Select((chunk, number) => new TuningShard(round, number, chunk))];
}
