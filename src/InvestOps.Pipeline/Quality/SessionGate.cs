using InvestOps.Domain.Calendar;
using InvestOps.Domain.Market;
using InvestOps.Domain.Quality;
using InvestOps.Pipeline.MarketData;
using InvestOps.Pipeline.MarketData.Merging;
using InvestOps.Pipeline.Quality.Records;
using Microsoft.Extensions.Logging;

namespace InvestOps.Pipeline.Quality;

/// <summary>
/// Stands between a source and the market store. Every session that is to be published goes through <see cref="JudgeAsync"/>,
/// which writes what it found to <c>quality/{date}.json</c> and honours what a person decided.
/// </summary>
public sealed class SessionGate(MarketStore market, DecisionBook decisions, ILogger<SessionGate> log)
{
    private readonly MemoryReader _memory = new(market);

    /// <summary>Judges what a source gave. Held-back rows are stored whole; a held day is stored whole beside them.</summary>
    /// <param name="requested">The session that was asked for; rows of another one are refused.</param>
    /// <param name="session">What the source gave.</param>
    /// <param name="source">The source's name.</param>
    public async Task<GateVerdict> JudgeAsync(TradingDate requested, SessionData session, string source, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentException.ThrowIfNullOrEmpty(source);
        var stored = await market.DescribeAsync(cancellationToken);
        if (stored is { First: not null, Basis: not PriceBasis.Raw })
        {
            return new GateVerdict.Pass { Session = session, HeldBack = [], Findings = [] }; // the store refuses it, and says why
        }

        var decided = await decisions.ReadAsync(requested, cancellationToken);
        var memory = await _memory.ReadAsync(requested, stored, cancellationToken);
        var judgement = SessionScreen.Judge(requested, session, memory with { Decisions = decided });
        await RecordAsync(requested, session, source, judgement, decided, cancellationToken);
        return judgement.HoldsDay ? Hold(requested, source, judgement) : Pass(session, source, judgement);
    }

    /// <summary>
    /// The session to be judged again because a person decided since: what is stored together with what was held back, or the held day.
    /// Published rows give way to what comes of it.
    /// </summary>
    /// <returns>Null where nothing was decided since the last judgement.</returns>
    public async Task<ReopenedSession?> ReopenedAsync(TradingDate date, CancellationToken cancellationToken)
    {
        var decided = await decisions.ReadAsync(date, cancellationToken);
        var record = await market.ReadJudgementAsync(date, cancellationToken);
        if (decided.Count == (record?.Decisions ?? 0))
        {
            return null;
        }

        if (record is { HoldsDay: true })
        {
            return await HeldDayFile.ReadAsync(market.Assets, date, cancellationToken);
        }

        return await market.ReadSessionAsync(date, cancellationToken) is { } stored
            ? new ReopenedSession(stored with { Bars = [.. stored.Bars, .. HeldRows(record)] }, record?.Source ?? "stored rows, reviewed")
            : null;
    }

    private static IEnumerable<DailyBar> HeldRows(GateRecord? record) =>
        (record?.HeldBack ?? []).Select(row => row.ToBar());

    private static GateVerdict.HoldDay Hold(TradingDate date, string source, SessionJudgement judgement)
    {
        var worst = judgement.Findings[0];
        return new GateVerdict.HoldDay
        {
            Findings = judgement.Findings,
            Reason = $"{date} from {source} is held back, {worst.Check}: {worst.Detail}. See: investops quality list {date}",
        };
    }

    private GateVerdict.Pass Pass(SessionData session, string source, SessionJudgement judgement)
    {
        var verdict = new GateVerdict.Pass { Session = session with { Bars = judgement.Passed }, HeldBack = judgement.HeldBack, Findings = judgement.Findings };
        if (verdict.HeldBack.Count > 0)
        {
            log.RowsHeldBack(session.Date, source, verdict.HeldBack.Count, verdict.HeldChecks());
        }

        return verdict;
    }

    private async Task RecordAsync(TradingDate date, SessionData session, string source, SessionJudgement judgement, IReadOnlyList<QualityDecision> decided, CancellationToken cancellationToken)
    {
        if (judgement.HoldsDay)
        {
            await HeldDayFile.WriteAsync(market.Assets, date, session, source, cancellationToken);
        }

        await QualityFile.WriteGateAsync(market.Assets, date.Date, GateRecord.Of(session, source, judgement, decided.Count), cancellationToken);
    }
}
