using System.Globalization;
using InvestOps.Domain.Calendar;
using InvestOps.Domain.Quality;
using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.MarketData;
using InvestOps.Pipeline.Quality.Records;

namespace InvestOps.Pipeline.Quality;

/// <summary>
/// <c>market/decisions/{date}.json</c>: what a person decided about a session, oldest first. Nothing is ever taken out: to
/// change one's mind is another decision.
/// </summary>
public sealed class DecisionBook(MarketStore market)
{
    private const string Folder = "decisions/";

    public async Task<IReadOnlyList<QualityDecision>> ReadAsync(TradingDate date, CancellationToken cancellationToken) =>
        await market.Assets.ReadJsonAsync<DecisionsRecord>(PathOf(date), cancellationToken) is { } record
            ? [.. record.Decisions.Select(entry => entry.ToDecision())]
            : [];

    /// <summary>All dates about which something was decided.</summary>
    public async Task<IReadOnlyList<DateOnly>> ListAsync(CancellationToken cancellationToken) =>
    [
        .. (await market.Assets.ListAsync(MarketStore.Container, Folder, cancellationToken))
            .Select(path => Path.GetFileNameWithoutExtension(path.Path))
            .Where(name => DateOnly.TryParseExact(name, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
            .Select(name => DateOnly.ParseExact(name, "yyyy-MM-dd", CultureInfo.InvariantCulture)),
    ];

    /// <summary>Adds a decision. What the newest decision on the same thing says already is not written again.</summary>
    /// <returns>Whether it was new.</returns>
    public async Task<bool> RecordAsync(TradingDate date, QualityDecision decision, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(decision);
        var before = await ReadAsync(date, cancellationToken);
        if (before.LastOrDefault(decision.IsOnTheSameAs) is { } standing && standing.Verdict == decision.Verdict)
        {
            return false;
        }

        var record = new DecisionsRecord { Date = date.Date, Decisions = [.. before.Append(decision).Select(DecisionEntry.Of)] };
        await market.Assets.WriteAsync(PathOf(date), AssetJson.Write(record), cancellationToken);
        return true;
    }

    private static AssetPath PathOf(TradingDate date) => new(MarketStore.Container, string.Create(CultureInfo.InvariantCulture, $"{Folder}{date}.json"));
}
