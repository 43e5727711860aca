using InvestOps.Domain.Calendar;
using InvestOps.Domain.Market;
using InvestOps.Domain.Portfolios;
using InvestOps.Pipeline.Ports;

namespace InvestOps.Adapters.Sample;

/// <summary>
/// An invented market, generated from a seed: the same seed gives the same rows on every machine. It has what real data has
/// (halts, delistings, capital changes, limit days, late listings), for demonstrations and tests. Described in docs/SAMPLE_MARKET.md.
/// </summary>
public sealed class SampleMarket : IMarketDataSource
{
    public const ulong DefaultSeed = 20260018;
    public const int DefaultSessions = 980;
    public const int DefaultIssues = 300;

    /// <summary>Fewer sessions or issues leave no room for everything that the market is to contain.</summary>
    public const int FewestSessions = 250;

    /// <inheritdoc cref="FewestSessions"/>
    public const int FewestIssues = 100;

    /// <summary>More issues would repeat names.</summary>
    public const int MostIssues = 800;

    private readonly Dictionary<TradingDate, int> _positions;

    private SampleMarket(GeneratedMarket market)
    {
        Sessions = new SampleSessions(market);
        Listings = [.. market.Issues.Select(issue => issue.Plan.ToListing())];
        Events = market.Events;
        HoldCore = [.. market.Issues
            .OrderByDescending(issue => issue.Plan.FirstPrice * issue.Plan.FirstShares)
            .Take(2)
            .Select(issue => new CoreHolding(issue.Plan.Symbol, new Weight(0.05m)))];
        _positions = market.Span.Sessions.Index().ToDictionary(pair => pair.Item, pair => pair.Index);
    }

    /// <summary>The last session of the default market.</summary>
    public static DateOnly DefaultLastSession { get; } = new(2026, 11, 20);

    public string Name => "sample";

    /// <summary>All sessions, oldest first, rows in code order. Rows are made at each access: keep what is needed twice.</summary>
    public IReadOnlyList<SessionData> Sessions { get; }

    /// <summary>Every issue that was ever listed in the market, the delisted ones included, in code order, under its last name.</summary>
    public IReadOnlyList<Listing> Listings { get; }

    /// <summary>What happens in the market, by date, code and kind.</summary>
    public IReadOnlyList<SampleEvent> Events { get; }

    /// <summary>The two largest common shares, 5 % each.</summary>
    public IReadOnlyList<CoreHolding> HoldCore { get; }

    /// <summary>Generates a market.</summary>
    /// <param name="seed">Decides prices; what happens to which issue and when stays the same.</param>
    /// <param name="calendar">The sessions to use; KRX by default.</param>
    /// <param name="lastSession">A session of the calendar.</param>
    /// <param name="sessions">How many sessions the market has.</param>
    /// <param name="issues">How many issues the market has, those listed later or delisted included.</param>
    /// <exception cref="ArgumentOutOfRangeException">Too few or too many sessions or issues.</exception>
    /// <exception cref="NotATradingDateException">The last session is no session of the calendar.</exception>
    public static SampleMarket Create(
        ulong seed = DefaultSeed,
        TradingCalendar? calendar = null,
        DateOnly? lastSession = null,
        int sessions = DefaultSessions,
        int issues = DefaultIssues)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(sessions, FewestSessions);
        ArgumentOutOfRangeException.ThrowIfLessThan(issues, FewestIssues);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(issues, MostIssues);
        var span = Span(calendar ?? TradingCalendar.Krx(), lastSession ?? DefaultLastSession, sessions);
        return new SampleMarket(GeneratedMarket.Generate(seed, span, issues));
    }

    /// <summary>The only source of its market, so nothing is better.</summary>
    public RowStanding Standing => RowStanding.Official;

    /// <summary>Everything has been published: <see cref="SampleFeed"/> is the one that keeps time.</summary>
    public DateTimeOffset PublishedAt(TradingDate date) => DateTimeOffset.MinValue;

    public Task<SourceAnswer> FetchAsync(TradingDate date, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult<SourceAnswer>(_positions.TryGetValue(date, out var position)
            ? new SourceAnswer.Published(Sessions[position])
            : new SourceAnswer.NotPublished($"has no such session; its last one is {Sessions[^1].Date}"));
    }

    /// <summary>None: the history that it is imported with brings all listings.</summary>
    public Task<IReadOnlyList<Listing>> FetchListingsAsync(TradingDate date, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<Listing>>([]);

    private static MarketSpan Span(TradingCalendar calendar, DateOnly lastSession, int sessions)
    {
        var end = calendar.IndexOf(calendar.Session(lastSession)) + 1;
        ArgumentOutOfRangeException.ThrowIfGreaterThan(sessions, end);
        return new MarketSpan(calendar, [.. calendar.Sessions.Skip(end - sessions).Take(sessions)]);
    }
}
