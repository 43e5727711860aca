using System.Globalization;
using InvestOps.Domain.Market;

namespace InvestOps.Pipeline.MarketData.Manifest;

/// <summary>What the market store holds. It is written last: files that it does not name are not there for a reader.</summary>
internal sealed record MarketManifest
{
    public const int CurrentSchema = 1;

    public int Schema { get; init; } = CurrentSchema;

    public required PriceBasis Basis { get; init; }

    public required CalendarKind Sessions { get; init; }

    /// <summary>By first session; a session is in one file only.</summary>
    public IReadOnlyList<StoredFile> Bars { get; init; } = [];

    public IReadOnlyList<StoredFile> Index { get; init; } = [];

    public StoredFile? Issues { get; init; }

    /// <summary>Dividends, successions and offers; null where none were given.</summary>
    public StoredFile? Facts { get; init; }

    /// <summary>Paths that the manifest before named and this one does not. They are removed after it is published, and the next change
    /// removes what a crash in between left.</summary>
    public IReadOnlyList<string> Replaced { get; init; } = [];

    public IEnumerable<StoredFile> Files => [.. Bars, .. Index, .. new[] { Issues, Facts }.OfType<StoredFile>()];

    public bool NamesTheSameFilesAs(MarketManifest other) =>
        Files.Select(file => file.Path).SequenceEqual(other.Files.Select(file => file.Path), StringComparer.Ordinal);

    /// <summary>Dates of stored bars, in order.</summary>
    /// <exception cref="MarketDataException">There are none in the range.</exception>
    public DateOnly[] StoredBetween(DateOnly? from, DateOnly? to)
    {
        DateOnly[] dates =
        [
            .. Bars.SelectMany(file => file.Sessions).Select(session => session.Date)
                .Where(date => !(date < from) && !(date > to)).Order(),
        ];
        if (dates.Length > 0)
        {
            return dates;
        }

        var all = Bars.SelectMany(file => file.Sessions).Select(session => session.Date).ToArray();
        var holds = all.Length == 0 ? "No bars are stored at all" : FormattableString.Invariant($"Stored are {all.Min():yyyy-MM-dd} to {all.Max():yyyy-MM-dd}");
        var wanted = $"{Text(from) ?? "the beginning"} and {Text(to) ?? "the end"}";
        throw new MarketDataException($"No session is stored between {wanted}. {holds}.");
    }

    private static string? Text(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
