using System.Globalization;
using InvestOps.Pipeline.Dashboard.Frames;
using InvestOps.Pipeline.Ingesting;
using InvestOps.Pipeline.MarketData;
using InvestOps.Pipeline.Quality;

namespace InvestOps.Pipeline.Dashboard.Findings;

/// <summary>Reads how the data stands: what is held back, and which sessions are stored.</summary>
internal sealed class DataReader(MarketStore market, QualityReview quality, TimeProvider time)
{
    private const string QualityFolder = "quality/";
    private const int MostSessions = 60;
    private const int MostMissing = 6;

    private readonly ProvisionalSessions _provisional = new(market);

    public async Task<DataView> ReadAsync(CancellationToken cancellationToken)
    {
        var damages = new List<string>();
        var stored = await market.DescribeAsync(cancellationToken);
        return new DataView
        {
            At = time.GetUtcNow(),
            First = stored?.First?.Date,
            Last = stored?.Last?.Date,
            Sessions = stored?.Sessions.Count ?? 0,
            Rows = stored?.Rows ?? 0,
            LookedAt = MostSessions,
            Held = await HeldAsync(damages, cancellationToken),
            Provisional = await _provisional.ListAsync(cancellationToken),
            Years = stored is null ? [] : YearsOf(stored),
            Damages = damages,
        };
    }

    // One file that cannot be read keeps none of the others from being shown.
    private async Task<IReadOnlyList<SessionReview>> HeldAsync(List<string> damages, CancellationToken cancellationToken)
    {
        var held = new List<SessionReview>();
        foreach (var path in (await market.Assets.ListAsync(MarketStore.Container, QualityFolder, cancellationToken)).Reverse().Take(MostSessions))
        {
            if (DateOnly.TryParseExact(Path.GetFileNameWithoutExtension(path.Path), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
                && market.Calendar.TryGetSession(day, out var date)
                && await Damage.OrNullAsync(async () => (SessionReview?)await quality.OfAsync(date, cancellationToken), damages) is { HoldsAnything: true } review)
            {
                held.Add(review);
            }
        }

        return held;
    }

    private static IReadOnlyList<YearCoverage> YearsOf(MarketDescription stored) => stored is not { First: { } first, Last: { } last }
        ? []
        :
        [
            .. stored.Calendar.Range(first, last).GroupBy(session => session.Date.Year).OrderByDescending(year => year.Key).Select(year => new YearCoverage(
                year.Key,
                year.Count(stored.IsStored),
                year.Count(),
                [.. year.Where(session => !stored.IsStored(session)).Select(session => session.Date).Take(MostMissing)])),
        ];
}
