using System.Collections.Concurrent;
using System.Globalization;
using InvestOps.Domain.Calendar;
using InvestOps.Domain.Market;
using InvestOps.Pipeline.Ports;

namespace InvestOps.Pipeline.Ingesting;

/// <summary>
/// Gets one session from the first source that has it. A source is not asked before it publishes, and one that fails leaves the
/// session to the next one.
/// </summary>
public sealed class SessionFetch(IngestSources sources, TimeProvider time)
{
    /// <summary>From here on a trading day without rows is more likely a day on which the exchange was closed than a late one.</summary>
    public static TimeSpan SuspectedAfter { get; } = TimeSpan.FromHours(6);

    private readonly ConcurrentDictionary<TradingDate, Task<FetchedSession>> _ahead = new();

    /// <summary>When the first of the sources publishes a session; null where there are none.</summary>
    public DateTimeOffset? PublishedAt(TradingDate date) => sources.All.Count == 0 ? null : sources.All.Min(source => source.PublishedAt(date));

    /// <summary>Whether any source has published a session by now.</summary>
    public bool IsDue(TradingDate date) => PublishedAt(date) <= time.GetUtcNow();

    /// <summary>Begins to fetch sessions that will be taken soon, so that their requests wait for the network while others are stored.</summary>
    public void Begin(IEnumerable<TradingDate> sessions, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(sessions);
        foreach (var session in sessions)
        {
            _ = _ahead.GetOrAdd(session, date => Task.Run(() => AskAsync(date, officialOnly: false, after: null, cancellationToken), CancellationToken.None));
        }
    }

    /// <summary>Waits for what was begun and not taken, and lets go of it.</summary>
    public async Task ForgetAsync()
    {
        foreach (var (session, task) in _ahead.ToArray())
        {
            await ((Task)task).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            _ahead.TryRemove(session, out _);
        }
    }

    /// <summary>Gets a session.</summary>
    /// <param name="officialOnly">Leaves out sources of provisional rows.</param>
    /// <param name="after">Asks only those that come after this one; null asks all.</param>
    /// <exception cref="SourceException">No source gave the session, and this is the fault of the most trusted one that failed.</exception>
    /// <exception cref="MarketDataException">No source has rows of the session, long after they were due.</exception>
    public Task<FetchedSession> TakeAsync(TradingDate date, bool officialOnly, IMarketDataSource? after, CancellationToken cancellationToken) =>
        !officialOnly && after is null && _ahead.TryRemove(date, out var begun) ? begun : AskAsync(date, officialOnly, after, cancellationToken);

    private async Task<FetchedSession> AskAsync(TradingDate date, bool officialOnly, IMarketDataSource? after, CancellationToken cancellationToken)
    {
        var round = new FetchRound(date);
        var rest = after is null ? sources.All : sources.All.SkipWhile(source => source != after).Skip(1);
        foreach (var source in rest.Where(source => !officialOnly || source.Standing == RowStanding.Official))
        {
            var publishedAt = source.PublishedAt(date);
            if (time.GetUtcNow() < publishedAt)
            {
                round.Note(source, string.Create(CultureInfo.InvariantCulture, $"publishes it on {publishedAt.ToOffset(KoreaTime.Offset):yyyy-MM-dd} at {publishedAt.ToOffset(KoreaTime.Offset):HH:mm} KST"));
            }
            else if (await AskAsync(source, round, cancellationToken) is { } published)
            {
                return new FetchedSession { Published = published, Source = source, Notes = round.Notes };
            }
        }

        round.ThrowIfWrong();
        return new FetchedSession { Notes = round.Notes };
    }

    private async Task<SourceAnswer.Published?> AskAsync(IMarketDataSource source, FetchRound round, CancellationToken cancellationToken)
    {
        try
        {
            switch (await source.FetchAsync(round.Date, cancellationToken))
            {
                case SourceAnswer.Published published:
                    return published;
                case SourceAnswer.Empty empty:
                    var isLate = time.GetUtcNow() >= source.PublishedAt(round.Date) + SuspectedAfter;
                    round.Empty(source, empty.Reason, isLate);
                    return null;
                case SourceAnswer.NotPublished notPublished:
                    round.Note(source, notPublished.Reason);
                    return null;
                case var other:
                    throw new InvalidOperationException($"{source.Name} gave an unknown answer: {other}.");
            }
        }
        catch (SourceException fault)
        {
            round.Fault(fault);
            return null;
        }
    }
}
