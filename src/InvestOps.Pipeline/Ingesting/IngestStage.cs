using System.Globalization;
using InvestOps.Domain.Calendar;
using InvestOps.Domain.Market;
using InvestOps.Pipeline.MarketData;
using InvestOps.Pipeline.Ports;
using InvestOps.Pipeline.Quality;
using InvestOps.Pipeline.Runs;

namespace InvestOps.Pipeline.Ingesting;

/// <summary>Fills the market store with one session, from the sources in order of trust, through the gate; official rows take the place of provisional ones.</summary>
public sealed class IngestStage(MarketStore market, SessionFetch fetch, SessionGate gate, SessionPublisher publisher, ProvisionalSessions provisional, TimeProvider time)
{
    /// <exception cref="SourceException">No source gave the session.</exception>
    /// <exception cref="MarketDataException">Every source that has the session gives it in a form that is held back, or none has it long after it was due.</exception>
    public async Task<StageOutcome> RunAsync(TradingDate date, StageRun run, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(run);
        if (await gate.ReopenedAsync(date, cancellationToken) is { } reopened)
        {
            await run.BeginAsync(cancellationToken);
            return await JudgeAgainAsync(date, reopened, cancellationToken);
        }

        var stored = await market.DescribeAsync(cancellationToken);
        var isStored = stored?.IsStored(date) == true;
        var replaced = isStored ? await provisional.SourceOfAsync(date, cancellationToken) : null;
        if (isStored && replaced is null)
        {
            return new StageOutcome.AlreadyDone { Details = $"the session is stored{HolidayNote(date)}" };
        }

        var taken = await TakeAsync(date, officialOnly: replaced is not null, run, cancellationToken);
        if (taken.Pass is null)
        {
            return replaced is null
                ? new StageOutcome.NotReady { Details = WhyNot(date, stored, taken.Notes) }
                : new StageOutcome.AlreadyDone { Details = $"provisional rows from {replaced} are stored; there are no official ones yet{InBrackets(taken.Notes)}" };
        }

        var details = await publisher.PublishAsync(taken.Pass, taken.Source!, replaced, cancellationToken);
        var listings = await publisher.RefreshListingsAsync(date, taken.Source!, cancellationToken);
        return new StageOutcome.Completed { Details = details + InBrackets([.. taken.SourceNotes, .. listings, .. taken.Notes]) };
    }

    private static string InBrackets(IReadOnlyList<string> notes) => notes.Count == 0 ? "" : $" ({string.Join("; ", notes)})";

    private static string WhyNot(TradingDate date, MarketDescription? stored, IReadOnlyList<string> notes) => stored?.First is null
        ? $"no market data is stored, and no source has {date}{InBrackets(notes)}; import some: investops import PATH"
        : $"no source has {date}{InBrackets(notes)}; stored sessions run from {stored.First} to {stored.Last}; import the session: investops import PATH";

    private async Task<StageOutcome> JudgeAgainAsync(TradingDate date, ReopenedSession reopened, CancellationToken cancellationToken) =>
        await gate.JudgeAsync(date, reopened.Session, reopened.Source, cancellationToken) switch
        {
            GateVerdict.Pass pass => new StageOutcome.Completed { Details = await publisher.RepublishAsync(pass, reopened.Source, cancellationToken) },
            GateVerdict.HoldDay hold => throw new MarketDataException(hold.Reason),
            var other => throw new InvalidOperationException($"The gate said {other}."),
        };

    // A source whose rows are held back as a whole leaves the session to the next one.
    private async Task<TakenSession> TakeAsync(TradingDate date, bool officialOnly, StageRun run, CancellationToken cancellationToken)
    {
        var taken = new TakenSession();
        while (await taken.AskAsync(() => fetch.TakeAsync(date, officialOnly, taken.Source, cancellationToken)) is { } session)
        {
            await run.BeginAsync(cancellationToken);
            if (taken.IsDecidedBy(await gate.JudgeAsync(date, session, taken.Source!.Name, cancellationToken), session))
            {
                return taken;
            }
        }

        // A person decides on the rows of the most trusted source, so they are what is kept.
        if (taken.HeldFirst is var (held, source))
        {
            await gate.JudgeAsync(date, held, source, cancellationToken);
            throw new MarketDataException(string.Join("; ", taken.Notes));
        }

        return taken;
    }

    // On a day without a session the last one is what everything works on, and people who look at the log should see why.
    private string HolidayNote(TradingDate date)
    {
        var today = KoreaTime.DateAt(time.GetUtcNow());
        return today > date.Date && !market.Calendar.IsSession(today) && market.Calendar.LastOnOrBefore(today) == date
            ? string.Create(CultureInfo.InvariantCulture, $"; {today:yyyy-MM-dd} is no trading day, so this last session is used again and nothing was asked for")
            : "";
    }
}
