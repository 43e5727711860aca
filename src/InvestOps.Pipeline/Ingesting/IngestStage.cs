using System.Globalization;
using InvestOps.Domain.Calendar;
using InvestOps.Pipeline.MarketData;
using InvestOps.Pipeline.Ports;
using InvestOps.Pipeline.Runs;

namespace InvestOps.Pipeline.Ingesting;

/// <summary>Fills the market store with one session, from the sources in order of trust.</summary>
public sealed class IngestStage(MarketStore market, IEnumerable<IMarketDataSource> sources)
{
    public async Task<StageOutcome> RunAsync(TradingDate date, StageRun run, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(run);
        var stored = await market.DescribeAsync(cancellationToken);
        if (stored?.IsStored(date) == true)
        {
            return new StageOutcome.AlreadyDone { Details = "the session is stored" };
        }

        foreach (var source in sources)
        {
            if (await source.FetchAsync(date, cancellationToken) is not { } session)
            {
                continue;
            }

            await run.BeginAsync(cancellationToken);
            var published = await market.PublishSessionAsync(session, source.Name, replace: false, cancellationToken);
            return new StageOutcome.Completed
            {
                Details = string.Create(CultureInfo.InvariantCulture, $"{published.Rows:N0} issues from {source.Name}, {published.HeldBack.Count:N0} held back"),
            };
        }

        return new StageOutcome.NotReady
        {
            Details = stored?.First is null
                ? "no market data is stored; import some: investops import PATH"
                : $"no source has {date}; stored sessions run from {stored.First} to {stored.Last}; import the session: investops import PATH",
        };
    }
}
