using System.Globalization;
using InvestOps.Domain.Calendar;
using InvestOps.Domain.Market;
using InvestOps.Domain.Quality;
using InvestOps.Pipeline.MarketData;
using InvestOps.Pipeline.Quality.Records;

namespace InvestOps.Pipeline.Quality;

/// <summary>What a person sees of the held-back data, and how he decides about it.</summary>
public sealed class QualityReview(MarketStore market, DecisionBook decisions, TimeProvider time)
{
    private const string Folder = "quality/";

    /// <summary>What is to be reviewed on one session.</summary>
    public async Task<SessionReview> OfAsync(TradingDate date, CancellationToken cancellationToken) => new()
    {
        Date = date,
        Gate = await market.ReadJudgementAsync(date, cancellationToken),
        Imported = await market.ReadHeldBackAsync(date, cancellationToken),
        Decisions = [.. (await decisions.ReadAsync(date, cancellationToken)).Select(DecisionEntry.Of)],
    };

    /// <summary>Sessions on which something is held back, newest first.</summary>
    /// <param name="most">How many of the newest files are looked at.</param>
    public async Task<IReadOnlyList<SessionReview>> OpenAsync(int most, CancellationToken cancellationToken)
    {
        var reviews = new List<SessionReview>();
        foreach (var path in (await market.Assets.ListAsync(MarketStore.Container, Folder, cancellationToken)).Reverse().Take(most))
        {
            if (DateOnly.TryParseExact(Path.GetFileNameWithoutExtension(path.Path), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
                && market.Calendar.TryGetSession(day, out var date)
                && await OfAsync(date, cancellationToken) is { HoldsAnything: true } review)
            {
                reviews.Add(review);
            }
        }

        return reviews;
    }

    /// <summary>Records a decision, which the next ingest of the session honours.</summary>
    /// <param name="check">What is accepted or rejected; null to reject what no check found, or to take such a rejection back.</param>
    /// <param name="symbol">Null for the session, or for all rows that the check found.</param>
    /// <returns>False where it was decided so already.</returns>
    /// <exception cref="DecisionRefusedException">There is nothing on the session that the decision could be about.</exception>
    public async Task<bool> DecideAsync(TradingDate date, DecisionVerdict verdict, SessionCheck? check, Symbol? symbol, string reason, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        var decision = new QualityDecision { Verdict = verdict, Check = check, Symbol = symbol, Reason = reason, DecidedAt = time.GetUtcNow() };
        await (check is { } found ? RefuseUnlessFoundAsync(date, verdict, found, symbol, cancellationToken) : RefuseUnlessThereAsync(date, verdict, symbol, cancellationToken));
        return await decisions.RecordAsync(date, decision, cancellationToken);
    }

    private async Task RefuseUnlessFoundAsync(TradingDate date, DecisionVerdict verdict, SessionCheck check, Symbol? symbol, CancellationToken cancellationToken)
    {
        if (verdict == DecisionVerdict.Accept && !CheckRules.Of(check).IsAcceptable)
        {
            throw new DecisionRefusedException($"What {check} finds cannot be accepted. {CheckRules.Of(check).Advice}");
        }

        var findings = (await market.ReadJudgementAsync(date, cancellationToken))?.Findings ?? [];
        if (!findings.Any(finding => finding.Check == check && (symbol is null || finding.Code == symbol.Value.Code)))
        {
            var subject = symbol is null ? $"{date}" : $"{symbol} on {date}";
            throw new DecisionRefusedException($"{check} found nothing of {subject}. See what there is: investops quality list {date}");
        }
    }

    private async Task RefuseUnlessThereAsync(TradingDate date, DecisionVerdict verdict, Symbol? symbol, CancellationToken cancellationToken)
    {
        var decided = new SessionMemory { Decisions = await decisions.ReadAsync(date, cancellationToken) };
        if (decided.RejectionOf(symbol) is not null)
        {
            return;
        }

        if (verdict == DecisionVerdict.Accept)
        {
            throw new DecisionRefusedException($"Nothing of {date} was rejected without a check. Name the check that is accepted: --check CHECK; see: investops quality list {date}");
        }

        if (await market.ReadSessionAsync(date, cancellationToken) is not { } stored)
        {
            return;
        }

        if (symbol is null)
        {
            throw new DecisionRefusedException($"{date} is published. Reject single rows of it, by their codes, or replace the session by another source's.");
        }

        if (stored.Bars.All(bar => bar.Symbol != symbol))
        {
            throw new DecisionRefusedException($"{symbol} has no row on {date}.");
        }
    }
}
