using System.Globalization;
using InvestOps.Domain.Calendar;
using InvestOps.Domain.Market;
using InvestOps.Pipeline.MarketData;
using InvestOps.Pipeline.Ports;
using InvestOps.Pipeline.Quality;
using InvestOps.Pipeline.Runs;

namespace InvestOps.Pipeline.Ingesting;

/// <summary>Fills the market store with one session, from the sources in order of trust, through the gate.</summary>
public sealed class IngestStage(MarketStore market, IEnumerable<IMarketDataSource> sources, SessionGate gate)
{
    /// <exception cref="MarketDataException">Every source that has the session gives it in a form that is held back.</exception>
    public async Task<StageOutcome> RunAsync(TradingDate date, StageRun run, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(run);
        var stored = await market.DescribeAsync(cancellationToken);
        if (await gate.ReopenedAsync(date, cancellationToken) is { } reopened)
        {
            await run.BeginAsync(cancellationToken);
            return await PublishAsync(date, reopened.Session, reopened.Source, replace: true, cancellationToken) switch
            {
                (null, var reason) => throw new MarketDataException(reason),
                var (outcome, _) => outcome,
            };
        }

        if (stored?.IsStored(date) == true)
        {
            return new StageOutcome.AlreadyDone { Details = "the session is stored" };
        }

        var held = new List<string>();
        foreach (var source in sources)
        {
            if (await source.FetchAsync(date, cancellationToken) is not { } session)
            {
                continue;
            }

            await run.BeginAsync(cancellationToken);
            var (outcome, reason) = await PublishAsync(date, session, source.Name, replace: false, cancellationToken);
            if (outcome is not null)
            {
                return outcome;
            }

            held.Add(reason);
        }

        return held.Count > 0 ? throw new MarketDataException(string.Join("; ", held)) : NotPublished(date, stored);
    }

    private static StageOutcome.NotReady NotPublished(TradingDate date, MarketDescription? stored) => new()
    {
        Details = stored?.First is null
            ? "no market data is stored; import some: investops import PATH"
            : $"no source has {date}; stored sessions run from {stored.First} to {stored.Last}; import the session: investops import PATH",
    };

    private async Task<(StageOutcome? Outcome, string HeldBecause)> PublishAsync(TradingDate date, SessionData session, string source, bool replace, CancellationToken cancellationToken)
    {
        var verdict = await gate.JudgeAsync(date, session, source, cancellationToken);
        if (verdict is not GateVerdict.Pass pass)
        {
            return (null, ((GateVerdict.HoldDay)verdict).Reason);
        }

        var published = await market.PublishSessionAsync(pass.Session, source, replace, cancellationToken);
        return (new StageOutcome.Completed
        {
            Details = string.Create(CultureInfo.InvariantCulture, $"{published.Rows:N0} issues from {source}, {pass.HeldBack.Count:N0} held back"),
        }, "");
    }
}
