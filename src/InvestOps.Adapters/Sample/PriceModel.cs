namespace InvestOps.Adapters.Sample;

/// <summary>
/// The daily returns of one issue before ticks and limits: market and sector factors, an own part with fat tails and volatility that
/// clusters, and a drift that stays for months and then changes, so that past winners tend to go on for a while.
/// </summary>
internal sealed class PriceModel(IssuePlan plan, SampleFactors factors, SampleRandom random)
{
    private const double SpacAnchor = 2_060;

    private double _variance = 1;
    private double _drift;
    private int _driftLasts;

    /// <param name="session">Position of the session.</param>
    /// <param name="price">The price before it.</param>
    /// <param name="parentReturn">The return of the common share on that session, for a preferred one.</param>
    public double Next(int session, double price, double parentReturn)
    {
        var own = plan.Volatility * Shock();
        return plan.Kind switch
        {
            IssueKind.Spac => (0.03 * (SpacAnchor - price) / SpacAnchor) + own,
            IssueKind.Preferred => (0.9 * parentReturn) + own,
            _ => (plan.Beta * factors.Market(session)) + factors.Sector(plan.Sector, session) + own + Drift(),
        };
    }

    private double Shock()
    {
        var shock = Math.Sqrt(_variance) * random.FatTailed();
        _variance = Math.Min(6, 0.06 + (0.1 * shock * shock) + (0.84 * _variance));
        return shock;
    }

    private double Drift()
    {
        if (_driftLasts == 0)
        {
            _driftLasts = 120 + random.Below(260);
            var yearly = plan.Kind == IssueKind.Reit ? 0.03 : 22 * plan.Volatility * random.Normal();
            _drift = Math.Clamp(yearly, -0.6, 0.7) / 250;
        }

        _driftLasts--;
        return _drift;
    }
}
