using System.Globalization;
using InvestOps.Domain.Calendar;
using InvestOps.Domain.Market;
using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.MarketData;
using InvestOps.Pipeline.MarketData.Manifest;
using InvestOps.Pipeline.Ports;
using InvestOps.Pipeline.Runs;

namespace InvestOps.Pipeline.Ingesting;

/// <summary>Fills the market store with one session, from the sources in order of trust; official rows take the place of provisional ones.</summary>
public sealed class IngestStage(MarketStore market, SessionFetch fetch, ProvisionalSessions provisional, IAssetStore store, TimeProvider time)
{
    public async Task<StageOutcome> RunAsync(TradingDate date, StageRun run, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(run);
        var stored = await market.DescribeAsync(cancellationToken);
        var isStored = stored?.IsStored(date) == true;
        var replaced = isStored ? await provisional.SourceOfAsync(date, cancellationToken) : null;
        if (isStored && replaced is null)
        {
            return new StageOutcome.AlreadyDone { Details = $"the session is stored{HolidayNote(date)}" };
        }

        var fetched = await fetch.TakeAsync(date, officialOnly: replaced is not null, cancellationToken);
        if (fetched is not { Published: { } published, Source: { } source })
        {
            return replaced is null
                ? new StageOutcome.NotReady { Details = WhyNot(date, stored, fetched) }
                : new StageOutcome.AlreadyDone { Details = $"provisional rows from {replaced} are stored; there are no official ones yet{InBrackets(fetched.Notes)}" };
        }

        await run.BeginAsync(cancellationToken);

        // The place for a judgement of the session as a whole, between the fetch and the store.
        var details = await PublishAsync(published.Session, source, replaced, cancellationToken);
        var notes = published.Notes.Concat(await RefreshListingsAsync(date, source, cancellationToken)).Concat(fetched.Notes);
        return new StageOutcome.Completed { Details = details + InBrackets([.. notes]) };
    }

    private static string InBrackets(IReadOnlyList<string> notes) => notes.Count == 0 ? "" : $" ({string.Join("; ", notes)})";

    private static string WhyNot(TradingDate date, MarketDescription? stored, FetchedSession fetched) => stored?.First is null
        ? $"no market data is stored, and no source has {date}{InBrackets(fetched.Notes)}; import some: investops import PATH"
        : $"no source has {date}{InBrackets(fetched.Notes)}; stored sessions run from {stored.First} to {stored.Last}; import the session: investops import PATH";

    // On a day without a session the last one is what everything works on, and people who look at the log should see why.
    private string HolidayNote(TradingDate date)
    {
        var today = KoreaTime.DateAt(time.GetUtcNow());
        return today > date.Date && !market.Calendar.IsSession(today) && market.Calendar.LastOnOrBefore(today) == date
            ? string.Create(CultureInfo.InvariantCulture, $"; {today:yyyy-MM-dd} is no trading day, so this last session is used again and nothing was asked for")
            : "";
    }

    private async Task<string> PublishAsync(SessionData session, IMarketDataSource source, string? replaced, CancellationToken cancellationToken)
    {
        if (replaced is not null)
        {
            return await ReplaceAsync(session, source, replaced, cancellationToken);
        }

        if (source.Standing == RowStanding.Provisional)
        {
            await provisional.MarkAsync(session.Date, source.Name, cancellationToken);
        }

        var published = await market.PublishSessionAsync(session, source.Name, replace: false, cancellationToken);
        var standing = source.Standing == RowStanding.Provisional ? ", provisional" : "";
        return string.Create(CultureInfo.InvariantCulture, $"{published.Rows:N0} issues from {source.Name}, {published.HeldBack.Count:N0} held back{standing}");
    }

    private async Task<string> ReplaceAsync(SessionData session, IMarketDataSource source, string replaced, CancellationToken cancellationToken)
    {
        var before = await market.ReadSessionAsync(session.Date, cancellationToken) ?? session;
        var revision = SessionRevision.Between(before, replaced, session, source.Name);
        if (!revision.IsEmpty)
        {
            await store.WriteAsync(AssetCatalog.SessionRevision(session.Date), AssetJson.Write(revision), cancellationToken);
        }

        var published = await market.PublishSessionAsync(session, source.Name, replace: true, cancellationToken);
        await provisional.ClearAsync(session.Date, cancellationToken);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{published.Rows:N0} issues from {source.Name}, {published.HeldBack.Count:N0} held back; they replace provisional rows from {replaced}: {revision.ChangedIssues:N0} issues changed, {revision.Added.Count:N0} added, {revision.Removed.Count:N0} removed");
    }

    // The list of today's issues belongs to the newest session only: a backfill has no use for it, and would pay for it each time.
    private async Task<IReadOnlyList<string>> RefreshListingsAsync(TradingDate date, IMarketDataSource source, CancellationToken cancellationToken)
    {
        if (market.Calendar.Next(date) is { } next && source.PublishedAt(next) <= time.GetUtcNow())
        {
            return [];
        }

        try
        {
            var listings = await source.FetchListingsAsync(date, cancellationToken);
            StoredSource[] origin = [new(source.Name)];
            var merged = await market.MergeAsync(new MarketBatch { Basis = PriceBasis.Raw, Sessions = CalendarKind.Krx, Issues = listings, IssueSources = origin }, progress: null, cancellationToken);
            return merged.IssuesChanged == 0 ? [] : [string.Create(CultureInfo.InvariantCulture, $"issue list: {merged.IssuesChanged:N0} entries new or changed")];
        }
        catch (SourceException fault)
        {
            return [$"the issue list was not refreshed: {fault.Message}"];
        }
    }
}
