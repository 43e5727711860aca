using InvestOps.Domain.Calendar;
using InvestOps.Domain.Listings;
using InvestOps.Domain.Market;
using InvestOps.Domain.Portfolios;
using InvestOps.Domain.Scanning;
using InvestOps.Pipeline.MarketData;
using InvestOps.Pipeline.Quality;
using InvestOps.Pipeline.Reporting;
using InvestOps.Pipeline.Reporting.Wording;

namespace InvestOps.Pipeline.Listings;

/// <summary>Who was listed as of a day, in which state, and why an issue is left out: by the usual marks, or by a strategy's own rules.</summary>
public sealed class UniverseQuery(MarketStore market, ReportSettings settings)
{
    private const int Sessions = 260;

    /// <param name="date">Any day; one without trading is answered by the session before.</param>
    /// <param name="strategy">Null for the usual marks.</param>
    /// <exception cref="MarketDataException">Nothing is stored of the session, or it is held back.</exception>
    public async Task<UniverseDocument> AsOfAsync(DateOnly date, Strategy? strategy, CancellationToken cancellationToken)
    {
        var stored = await market.DescribeAsync(cancellationToken);
        if (stored?.Calendar.LastOnOrBefore(date) is not { } session)
        {
            throw new MarketDataException("No market data is stored yet. Import files, or run an ingest.");
        }

        var gate = await market.ReadJudgementAsync(session, cancellationToken);
        if (!stored.IsStored(session))
        {
            HeldBackIssues.RefuseHeldDay(session, gate);
            throw new MarketDataException($"{session} is not stored; stored are {stored.First} to {stored.Last}. Run: investops ingest --date {session}");
        }

        var panel = await LoadAsync(stored, session, strategy, cancellationToken);
        var last = panel.Sessions.Count - 1;
        var master = new SecurityMaster(panel);
        var reasons = strategy is null ? null : ReasonsOf(HeldBackIssues.Name(Scan.Run(strategy, panel.WindowAt(last), previous: null), gate));
        return new UniverseDocument
        {
            Date = session.Date,
            LookedBackTo = panel.Sessions[0].Date,
            Strategy = strategy?.Name,
            Issues = [.. master.UniverseAt(last).Select(entry => UniverseEntry.Of(entry, reasons is null ? [.. MarksOf(entry)] : [.. reasons[entry.Symbol]]))],
            Events = [.. master.EventsOn(last).Select(change => new UniverseEvent(change.Symbol.Code, change.Kind, change.Detail))],
        };
    }

    private static IEnumerable<string> MarksOf(SecurityEntry entry)
    {
        if (entry.State != ListingState.Trading)
        {
            yield return $"{entry.State} since {entry.Since}";
        }

        if (entry.Class != ShareClass.Common)
        {
            yield return $"{entry.Class}";
        }

        if (entry.Status.HasFlag(IssueStatus.Administrative))
        {
            yield return $"{IssueStatus.Administrative}";
        }

        if (entry.Status.HasFlag(IssueStatus.InvestmentCaution))
        {
            yield return $"{IssueStatus.InvestmentCaution}";
        }

        if (entry.Board == Board.Konex)
        {
            yield return $"{Board.Konex}";
        }
    }

    private ILookup<Symbol, string> ReasonsOf(ScanResult scan)
    {
        var text = ReportText.In(settings.Language);
        return scan.Exclusions.ToLookup(exclusion => exclusion.Symbol, exclusion => $"{text[$"exclusion.{exclusion.Reason}"]}: {text.Of(exclusion.Detail)}");
    }

    private Task<MarketPanel> LoadAsync(MarketDescription stored, TradingDate session, Strategy? strategy, CancellationToken cancellationToken)
    {
        var lookback = Math.Max(Sessions, strategy?.Lookback ?? 0);
        return market.LoadAsync(
            new PanelRequest
            {
                From = stored.Calendar.Sessions[Math.Max(0, stored.Calendar.IndexOf(session) - lookback)].Date,
                To = session.Date,
                Described = stored,
                Columns = [.. SecurityMaster.Columns.Union(strategy?.Columns ?? [])],
                Status = true,
                Indices = strategy is not null,
            },
            cancellationToken);
    }
}
