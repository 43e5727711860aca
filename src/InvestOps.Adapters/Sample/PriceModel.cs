namespace InvestOps.Adapters.Sample;

/// <summary>
/// The daily returns of one issue before ticks and limits: market and sector factors, an own part with fat tails and volatility that
/// clusters, and a drift that stays for months and then changes, so that past winners tend to go on for a while.
/// </summary>
internal sealed class PriceModel(IssuePlan plan, SampleFactors factors, SampleRandom random)
{
    private const double SpacAnchor = 2_060;

    // News moves an issue by 10 to 50 % about once in five years, more often up than down; the largest issues and funds are spared.
    private const double NewsChance = 0.0008;
    private const double CalmVolatility = 0.011;

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
            _ => (plan.Beta * factors.Market(session)) + factors.Sector(plan.Sector, session) + own + Drift() + News(),
        };
    }

    private double Shock()
    {
        var shock = Math.Sqrt(_variance) * random.FatTailed();
        _variance = Math.Min(6, 0.06 + (0.1 * shock * shock) + (0.84 * _variance));
        return shock;
    }

    private double News()
    {
        if (plan.Volatility < CalmVolatility || random.Unit() >= NewsChance)
        {
            return 0;
        }

        var size = random.Between(0.1, 0.5);
        return random.Unit() < 0.6 ? size : -0.7 * size;
    }

    private double Drift()
    {
        if (_driftLasts == 0)
        {
            _driftLasts = 120 + random.Below(260);
            var yearly = plan.Kind == IssueKind.Reit ? 0.03 : 14 * plan.Volatility * random.Normal();
            _drift = Math.Clamp(yearly, -0.45, 0.55) / 250;
        }

        _driftLasts--;
        return _drift;
    }
}
