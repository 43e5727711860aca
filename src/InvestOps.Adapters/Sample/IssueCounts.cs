namespace InvestOps.Adapters.Sample;

/// <summary>How many issues of each kind a sample market has.</summary>
internal readonly record struct IssueCounts(int Issues)
{
    public const int Reits = 2;

    /// <summary>At most twelve, one for each of the largest KOSPI issues: the script begins after those.</summary>
    public int Preferred => Math.Min(12, Issues / 25);

    public int Spacs => Issues * 3 / 100;

    public int Konex => Issues / 20;

    public int Foreign => Math.Max(2, Issues / 100);

    public int KosdaqGlobal => Issues / 25;

    public int KospiCommon => (Issues - Preferred - Spacs - Konex - Reits - Foreign - KosdaqGlobal) / 2;

    public int KosdaqCommon => Issues - Preferred - Spacs - Konex - Reits - Foreign - KosdaqGlobal - KospiCommon;

    /// <summary>Of the KOSPI common shares, those listed within the market: the last ones.</summary>
    public int KospiLate => Issues / 40;

    public int KosdaqLate => Issues / 20;
}
