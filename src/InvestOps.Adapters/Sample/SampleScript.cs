using InvestOps.Domain.Market;
using static System.FormattableString;

namespace InvestOps.Adapters.Sample;

/// <summary>Lays down what happens to which issue and when, so that every market has every feature whatever its seed.</summary>
internal sealed class SampleScript
{
    /// <summary>정리매매 lasts seven sessions unless the exchange sets otherwise.</summary>
    public const int LiquidationSessions = 7;

    private const string Administrative = "관리종목(소속부없음)";
    private const string Caution = "투자주의환기종목(소속부없음)";

    private readonly MarketSpan _span;
    private readonly List<SampleEvent> _events;

    private SampleScript(MarketSpan span, List<SampleEvent> events)
    {
        _span = span;
        _events = events;
    }

    public static void Apply(List<IssuePlan> plans, MarketSpan span, List<SampleEvent> events)
    {
        var script = new SampleScript(span, events);
        script.Kospi(Commons(plans, "KOSPI"));
        script.Kosdaq(Commons(plans, "KOSDAQ"));
        foreach (var plan in plans.Where(plan => plan.IsNewListing))
        {
            script.Say(plan.FirstSession, plan, SampleEventKind.Listed, Invariant($"offer price {plan.FirstPrice} won"));
        }
    }

    private static List<IssuePlan> Commons(List<IssuePlan> plans, string market) =>
        [.. plans.Where(plan => plan.Market == market && plan.Kind == IssueKind.Common && !plan.IsNewListing)];

    // The first twelve have preferred shares that follow them; the script leaves them alone.
    private void Kospi(List<IssuePlan> issues)
    {
        Reprice(issues[12], 420_000);
        Consolidate(issues[12], _span.At(0.62), new Ratio(1, 5), SampleEventKind.Split);
        GiveShares(issues[13], _span.At(0.45), SampleEventKind.BonusIssue, new Ratio(1, 2), new Ratio(2, 1));
        GiveShares(issues[14], _span.At(0.55), SampleEventKind.RightsIssue, new Ratio(1225, 1300), new Ratio(13, 10));
        Delist(issues[15], _span.At(0.48), 42);
        Delist(issues[16], _span.At(0.81), 118);
        Halt(issues[17], _span.At(0.30), 95);
        Limit(issues[18], _span.At(0.37), 2, new LimitMove(Up: true, Locked: true));
        Limit(issues[19], _span.At(0.52), 1, new LimitMove(Up: true, Locked: false));
        Limit(issues[20], _span.At(0.66), 1, new LimitMove(Up: false, Locked: true));
        Name(issues[21], 0, "가온 & <우>");
        Halt(issues[22], _span.At(0.22), 1);
        Halt(issues[23], _span.At(0.74), 1);
        Halt(issues[24], _span.At(0.97), _span.Count);
        Limit(issues[25], _span.Count - 3, 1, new LimitMove(Up: true, Locked: true));
    }

    private void Kosdaq(List<IssuePlan> issues)
    {
        Reprice(issues[0], 780);
        Consolidate(issues[0], _span.At(0.50), new Ratio(10, 1), SampleEventKind.ReverseSplit);
        Rename(issues[1], _span.At(0.58), "누리뫼테크");
        Designate(issues[2], _span.At(0.21), Administrative, SampleEventKind.AdministrativeDesignated);
        Delist(issues[2], _span.At(0.33), 30);
        Delist(issues[3], _span.At(0.60), 20);
        Delist(issues[4], _span.At(0.92), 61);
        Designate(issues[5], _span.At(0.20), Administrative, SampleEventKind.AdministrativeDesignated);
        Designate(issues[6], _span.At(0.70), Administrative, SampleEventKind.AdministrativeDesignated);
        Lift(issues[6], _span.At(0.89));
        Designate(issues[7], 0, Administrative, SampleEventKind.AdministrativeDesignated);
        Designate(issues[8], _span.At(0.40), Caution, SampleEventKind.CautionDesignated);
        Designate(issues[9], 0, Caution, SampleEventKind.CautionDesignated);
        Lift(issues[9], _span.At(0.75));
        Halt(issues[10], _span.At(0.41), 1);
        Limit(issues[11], _span.At(0.44), 1, new LimitMove(Up: false, Locked: false));
        Name(issues[12], 0, "에이&비<테크>");
        Limit(issues[13], _span.At(0.71), 3, new LimitMove(Up: true, Locked: true));
        GiveShares(issues[14], _span.At(0.68), SampleEventKind.BonusIssue, new Ratio(1, 2), new Ratio(2, 1));
        GiveShares(issues[15], _span.At(0.77), SampleEventKind.RightsIssue, new Ratio(1225, 1300), new Ratio(13, 10));
        Halt(issues[16], _span.At(0.85), 60);
        Limit(issues[17], _span.Count - 2, 1, new LimitMove(Up: false, Locked: false));
        Reprice(issues[18], 260_000);
        Consolidate(issues[18], _span.Count - 3, new Ratio(1, 5), SampleEventKind.Split);
    }

    // A split or reverse split: three halted sessions, then the new base price and number of shares.
    private void Consolidate(IssuePlan plan, int session, Ratio price, SampleEventKind kind)
    {
        Halt(plan, session - 3, 3);
        plan.Script.BasePrices[session] = price;
        plan.Script.ShareCounts[session] = new Ratio(price.Denominator, price.Numerator);
        Say(session, plan, kind, Invariant($"shares × {price.Denominator}/{price.Numerator}"));
    }

    // Ex-rights at once, the new shares listed twenty sessions later.
    private void GiveShares(IssuePlan plan, int session, SampleEventKind kind, Ratio price, Ratio shares)
    {
        plan.Script.BasePrices[session] = price;
        Say(session, plan, kind, Invariant($"base price {price.Numerator}/{price.Denominator} of the last close"));
        plan.Script.ShareCounts[session + 20] = shares;
        Say(session + 20, plan, SampleEventKind.SharesListed, Invariant($"shares × {shares.Numerator}/{shares.Denominator}"));
    }

    private void Delist(IssuePlan plan, int liquidation, int haltedFor)
    {
        Reprice(plan, 2_400 + (plan.FirstPrice % 7_000));
        Halt(plan, liquidation - haltedFor, haltedFor);
        if (plan.Board == Board.Kosdaq)
        {
            Designate(plan, liquidation - haltedFor, Administrative, SampleEventKind.AdministrativeDesignated);
        }

        plan.Script.LiquidationFrom = liquidation;
        plan.LastSession = liquidation + LiquidationSessions - 1;
        Say(liquidation, plan, SampleEventKind.LiquidationStarted, "no price limit, seven sessions");
        Say(plan.LastSession, plan, SampleEventKind.Delisted, "last session");
    }

    private void Halt(IssuePlan plan, int session, int length)
    {
        var end = Math.Min(session + length, _span.Count);
        for (var t = session; t < end; t++)
        {
            plan.Script.Halts.Add(t);
        }

        Say(session, plan, SampleEventKind.Halted, end - session == 1 ? "1 session" : Invariant($"{end - session} sessions"));
        if (end < _span.Count)
        {
            Say(end, plan, SampleEventKind.Resumed, "first session after the halt");
        }
    }

    private static void Limit(IssuePlan plan, int session, int length, LimitMove move)
    {
        for (var t = session; t < session + length; t++)
        {
            plan.Script.LimitMoves[t] = move;
        }
    }

    private void Rename(IssuePlan plan, int session, string name)
    {
        Say(session, plan, SampleEventKind.Renamed, Invariant($"{plan.Script.NameAt(session)} becomes {name}"));
        Name(plan, session, name);
    }

    private static void Name(IssuePlan plan, int session, string name) => plan.Script.Names.Add((session, name));

    private void Designate(IssuePlan plan, int session, string section, SampleEventKind kind)
    {
        if (plan.Script.SectionAt(session) != section)
        {
            plan.Script.Sections.Add((session, section));
            Say(session, plan, kind, section);
        }
    }

    private void Lift(IssuePlan plan, int session)
    {
        plan.Script.Sections.Add((session, plan.Script.Sections[0].Section));
        Say(session, plan, SampleEventKind.DesignationLifted, plan.Script.SectionAt(session)!);
    }

    // Another price at about the same market cap.
    private void Reprice(IssuePlan plan, long price)
    {
        var cap = plan.FirstPrice * plan.FirstShares;
        plan.FirstPrice = TickSize.Nearest(plan.Board, _span[plan.FirstSession], price);
        plan.FirstShares = Math.Max(1, cap / plan.FirstPrice / 1000) * 1000;
    }

    private void Say(int session, IssuePlan plan, SampleEventKind kind, string detail) =>
        _events.Add(new SampleEvent(_span.Sessions[session], plan.Symbol, kind, detail));
}
