using InvestOps.Domain.Calendar;
using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Ingesting;
using InvestOps.Pipeline.MarketData;
using InvestOps.Pipeline.MarketData.Manifest;
using InvestOps.Pipeline.Ports;
using InvestOps.Pipeline.Runs;

namespace InvestOps.Pipeline.Day;

/// <summary>
/// Which sessions a stage still owes. A timer does not say what to do, only that it is time to look: a tick too many finds
/// nothing due, and after days of standstill all that was missed is.
/// </summary>
public sealed class DueSessions(MarketStore market, IAssetStore store, ProvisionalSessions provisional, ProductStaleness staleness, TradingCalendar krx, TimeProvider time)
{
    /// <summary>
    /// How far back scans and reports are made good, and gaps between stored sessions filled: older ones a person may have left on purpose.
    /// Bars after the newest stored session are made good however long ago it was.
    /// </summary>
    public const int MostCaughtUp = ProductStaleness.Reach;

    /// <summary>What a tick is to run: the sessions that are owed, or the newest one, so that the stage itself says that it is done.</summary>
    /// <returns>Oldest first; empty where nothing is stored yet: what a market begins with is a person's choice.</returns>
    public async Task<IReadOnlyList<TradingDate>> OfAsync(StageName stage, CancellationToken cancellationToken)
    {
        var stored = await market.DescribeAsync(cancellationToken);
        var owed = await OwedAsync(stage, stored, cancellationToken);
        return owed.Count > 0 || stored?.Last is not { } newest ? owed : [newest];
    }

    /// <summary>The sessions that a stage has not done, oldest first.</summary>
    public async Task<IReadOnlyList<TradingDate>> OwedAsync(StageName stage, CancellationToken cancellationToken) =>
        await OwedAsync(stage, await market.DescribeAsync(cancellationToken), cancellationToken);

    private async Task<IReadOnlyList<TradingDate>> OwedAsync(StageName stage, MarketDescription? stored, CancellationToken cancellationToken) => (stage, stored?.Last) switch
    {
        (_, null) or (StageName.Sync, _) => [], // a mirror owes no session: it copies what there is
        (StageName.Ingest, { } last) => [.. (await provisional.ListAsync(cancellationToken)).Where(krx.IsSession).Select(krx.Session).Where(stored!.IsStored).Concat(Missing(stored!, last)).Order()],
        _ => await WithoutProductAsync(stage, stored!, cancellationToken),
    };

    // A session is due once its day has come; whether its rows are published yet, Ingest knows.
    private IEnumerable<TradingDate> Missing(MarketDescription stored, TradingDate last)
    {
        var today = KoreaTime.DateAt(time.GetUtcNow());
        var first = stored.CalendarKind == CalendarKind.Krx ? stored.Sessions[Math.Max(0, stored.Sessions.Count - MostCaughtUp)] : last;
        return krx.LastOnOrBefore(today) is { } newest && newest > first
            ? krx.Range(krx.FirstOnOrAfter(first.Date)!.Value, newest).Where(session => !stored.IsStored(session))
            : [];
    }

    // Back from the newest, all that have no product up to the first that has one, and from there on those whose product was made from
    // rows that are others now. What is missing further back a person may have left out.
    private async Task<IReadOnlyList<TradingDate>> WithoutProductAsync(StageName stage, MarketDescription stored, CancellationToken cancellationToken)
    {
        var due = new List<TradingDate>();
        var isBegun = false;
        foreach (var session in stored.Sessions.Reverse().Take(MostCaughtUp))
        {
            var exists = await store.ExistsAsync(ProductOf(stage, session), cancellationToken);
            if (exists ? await staleness.IsStaleAsync(stage, session, stored, cancellationToken) : !isBegun)
            {
                due.Add(session);
            }

            isBegun |= exists;
        }

        return isBegun || due.Count == 0 || await HasAnyAsync(ProductOf(stage, due[0]), due[0], cancellationToken)
            ? [.. due.AsEnumerable().Reverse()]
            : [due[0]]; // an operation begins with the newest session
    }

    private async Task<bool> HasAnyAsync(AssetPath newest, TradingDate session, CancellationToken cancellationToken)
    {
        var folder = newest.Path[..newest.Path.LastIndexOf(session.ToString(), StringComparison.Ordinal)];
        return (await store.ListAsync(newest.Container, folder, cancellationToken)).Count > 0;
    }

    internal static AssetPath ProductOf(StageName stage, TradingDate session) => stage switch
    {
        StageName.Scan => AssetCatalog.SignalsManifest(session),
        StageName.Report => AssetCatalog.DailyReportManifest(session),
        StageName.RequestBacktest => AssetCatalog.BacktestRequests(session),
        _ => throw new ArgumentOutOfRangeException(nameof(stage), stage, "This stage is not one of a day's."),
    };
}
