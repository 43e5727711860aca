using System.Globalization;
using InvestOps.Pipeline.Assets;

namespace InvestOps.Pipeline.Runs;

/// <summary>What the place of a ledger entry says of the run without opening it.</summary>
/// <param name="Path">Where the entry is.</param>
/// <param name="Key">Stage and business date.</param>
/// <param name="StartedAt">When it began.</param>
public sealed record RunPath(AssetPath Path, RunKey Key, DateTimeOffset StartedAt)
{
    private const string Moment = "yyyyMMddTHHmmssfff";

    private static readonly Dictionary<string, StageName> Stages =
        Enum.GetValues<StageName>().ToDictionary(stage => stage.ToString().ToLowerInvariant(), StringComparer.Ordinal);

    /// <returns>Null where the asset is no entry of the ledger.</returns>
    public static RunPath? TryRead(AssetPath path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return path.Path.Split('/') is [var day, var stage, var name]
            && DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            && Stages.TryGetValue(stage, out var known)
            && name.Length > Moment.Length
            && DateTimeOffset.TryParseExact(name[..Moment.Length], "yyyyMMdd'T'HHmmssfff", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var startedAt)
                ? new RunPath(path, new RunKey(known, date), startedAt)
                : null;
    }
}
