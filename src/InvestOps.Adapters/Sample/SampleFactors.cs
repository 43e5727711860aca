namespace InvestOps.Adapters.Sample;

/// <summary>Daily returns that issues share: the market, with volatility that clusters and phases of drift, and its sectors.</summary>
internal sealed class SampleFactors
{
    private const double MarketVolatility = 0.0085;
    private const double SectorVolatility = 0.0055;

    private readonly double[] _market;
    private readonly double[][] _sectors;

    public SampleFactors(ulong seed, int sessions)
    {
        _market = MarketReturns(new SampleRandom(seed, ulong.MaxValue), sessions);
        _sectors = new double[IssueNames.Sectors][];
        for (var sector = 0; sector < _sectors.Length; sector++)
        {
            var random = new SampleRandom(seed, ulong.MaxValue - 1 - (ulong)sector);
            var returns = new double[sessions];
            for (var t = 0; t < sessions; t++)
            {
                returns[t] = SectorVolatility * random.Normal();
            }

            _sectors[sector] = returns;
        }
    }

    public double Market(int session) => _market[session];

    public double Sector(int sector, int session) => _sectors[sector][session];

    // GARCH(1,1): a tenth of the variance from the last shock, nine tenths less a little from the last variance.
    private static double[] MarketReturns(SampleRandom random, int sessions)
    {
        var returns = new double[sessions];
        var variance = 1d;
        for (var t = 0; t < sessions; t++)
        {
            var shock = Math.Sqrt(variance) * random.Normal();
            returns[t] = (MarketVolatility * shock) + (YearlyDrift((double)t / sessions) / 250);
            variance = 0.03 + (0.09 * shock * shock) + (0.88 * variance);
        }

        return returns;
    }

    // A rise, a falling market, a long rise, and a flat end: a trend filter has something to decide.
    private static double YearlyDrift(double share) => share switch
    {
        < 0.3 => 0.09,
        < 0.5 => -0.15,
        < 0.85 => 0.13,
        _ => 0.02,
    };
}
