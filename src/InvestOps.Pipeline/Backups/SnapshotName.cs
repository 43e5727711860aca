using System.Globalization;
using InvestOps.Pipeline.Assets;

namespace InvestOps.Pipeline.Backups;

/// <summary>What a snapshot's file name says: number, time and the beginning of the hash of its content.</summary>
public sealed record SnapshotName(int Number, DateTimeOffset At, string Hash)
{
    public const string Container = "snapshots";

    private const string Format = "yyyyMMdd'T'HHmmss'Z'";
    private const int HashDigits = 12;

    /// <summary>What a person calls it: <c>12</c>.</summary>
    public string Id => Number.ToString(CultureInfo.InvariantCulture);

    public AssetPath Path => new(Container, string.Create(CultureInfo.InvariantCulture, $"{Number:D6}-{At.UtcDateTime.ToString(Format, CultureInfo.InvariantCulture)}-{Hash}.json"));

    public static SnapshotName Of(int number, DateTimeOffset at, ReadOnlySpan<byte> content) => new(number, at, ContentHash.Of(content)[..HashDigits]);

    /// <returns>Null for a file that is no snapshot.</returns>
    public static SnapshotName? Read(AssetPath path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return path.Path.Split('.')[0].Split('-') is [var number, var at, { Length: HashDigits } hash]
            && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var parsed)
            && DateTimeOffset.TryParseExact(at, Format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var moment)
            ? new SnapshotName(parsed, moment, hash)
            : null;
    }

    /// <summary>Whether a content is the one that this name was given to.</summary>
    public bool Fits(ReadOnlySpan<byte> content) => ContentHash.Of(content)[..HashDigits] == Hash;
}
