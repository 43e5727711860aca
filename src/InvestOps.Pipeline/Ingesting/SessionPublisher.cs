using System.Globalization;
using InvestOps.Domain.Calendar;
using InvestOps.Domain.Market;
using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.MarketData;
using InvestOps.Pipeline.MarketData.Manifest;
using InvestOps.Pipeline.Ports;
using InvestOps.Pipeline.Quality;

namespace InvestOps.Pipeline.Ingesting;

/// <summary>Publishes what the gate let pass, and keeps account of which rows are provisional and of what official ones changed.</summary>
public sealed class SessionPublisher(MarketStore market, ProvisionalSessions provisional, TimeProvider time)
{
    /// <param name="replaced">The source of the provisional rows that are stored; null where none are.</param>
    /// <returns>For people: how many issues, from where, and what changed.</returns>
    public async Task<string> PublishAsync(GateVerdict.Pass pass, IMarketDataSource source, string? replaced, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(pass);
        ArgumentNullException.ThrowIfNull(source);
        if (replaced is not null)
        {
            return await ReplaceAsync(pass, source.Name, replaced, cancellationToken);
        }

        if (source.Standing == RowStanding.Provisional)
        {
            await provisional.MarkAsync(pass.Session.Date, source.Name, cancellationToken);
        }

        var standing = source.Standing == RowStanding.Provisional ? ", provisional" : "";
        return await StoreAsync(pass, source.Name, replace: false, cancellationToken) + standing;
    }

    /// <summary>Publishes a session again after a person decided; what was stored gives way.</summary>
    public Task<string> RepublishAsync(GateVerdict.Pass pass, string source, CancellationToken cancellationToken) => StoreAsync(pass, source, replace: true, cancellationToken);

    /// <summary>
    /// Takes over a source's issue list, where the session is the newest: a backfill has no use for it, and would pay for it each time.
    /// What a newer list does not tell stays.
    /// </summary>
    /// <returns>For people: what changed, or why nothing did.</returns>
    public async Task<IReadOnlyList<string>> RefreshListingsAsync(TradingDate date, IMarketDataSource source, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(source);
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

    private async Task<string> StoreAsync(GateVerdict.Pass pass, string source, bool replace, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(pass);
        var published = await market.PublishSessionAsync(pass.Session, source, replace, cancellationToken);
        return string.Create(CultureInfo.InvariantCulture, $"{published.Rows:N0} issues from {source}, {pass.HeldBack.Count + published.HeldBack.Count:N0} held back");
    }

    private async Task<string> ReplaceAsync(GateVerdict.Pass pass, string source, string replaced, CancellationToken cancellationToken)
    {
        var session = pass.Session;
        var before = await market.ReadSessionAsync(session.Date, cancellationToken) ?? session;
        var revision = SessionRevision.Between(before, replaced, session, source);
        if (!revision.IsEmpty)
        {
            await market.Assets.WriteAsync(AssetCatalog.SessionRevision(session.Date), AssetJson.Write(revision), cancellationToken);
        }

        var details = await StoreAsync(pass, source, replace: true, cancellationToken);
        await provisional.ClearAsync(session.Date, cancellationToken);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{details}; they replace provisional rows from {replaced}: {revision.ChangedIssues:N0} issues changed, {revision.Added.Count:N0} added, {revision.Removed.Count:N0} removed");
    }
}
