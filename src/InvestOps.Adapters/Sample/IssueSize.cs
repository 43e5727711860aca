using System.Runtime.InteropServices;
using InvestOps.Domain.Market;

namespace InvestOps.Adapters.Sample;

/// <summary>Draws what belongs to an issue's size: market cap, price, own volatility and turnover.</summary>
/// <param name="Rank">Place among the common shares of its market; the first KOSPI ones are the largest.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct IssueSize(Board Board, int Rank, bool IsGlobal = false, bool IsSpac = false)
{
    private const double SmallestCap = 30e9;
    private const double LargestCap = 300e12;

    private bool IsLarge => Board == Board.Kospi && Rank < 12;

    /// <summary>Won.</summary>
    public double MarketCap(SampleRandom random)
    {
        var (median, sigma) = (Board, Rank) switch
        {
            (Board.Kospi, 0) => (240e12, 0d),
            (Board.Kospi, 1) => (100e12, 0d),
            (Board.Kospi, < 12) => (22e12, 0.6),
            (Board.Kospi, _) => (700e9, 1.3),
            (Board.Konex, _) => (55e9, 0.4),
            _ => IsGlobal ? (1.8e12, 0.6) : (170e9, 0.9),
        };

        // A SPAC is as small as its offering.
        return IsSpac ? random.Between(9e9, 20e9) : Math.Clamp(random.LogNormal(median, sigma), SmallestCap, LargestCap);
    }

    /// <summary>Won a share.</summary>
    public long Price(SampleRandom random)
    {
        var median = Board switch
        {
            Board.Kospi => IsLarge ? 90_000 : 22_000,
            Board.Konex => 4_000,
            _ => IsGlobal ? 35_000 : 9_000,
        };
        return IsSpac ? 2_020 + (5 * random.Below(30)) : (long)Math.Clamp(random.LogNormal(median, 0.9), 900, 850_000);
    }

    public double Volatility(SampleRandom random)
    {
        var (low, high) = Board switch
        {
            Board.Kospi => IsLarge ? (0.007, 0.0105) : (0.011, 0.019),
            Board.Konex => (0.018, 0.028),
            _ => IsGlobal ? (0.014, 0.02) : (0.016, 0.028),
        };
        return IsSpac ? 0.003 : random.Between(low, high);
    }

    public double Turnover(SampleRandom random)
    {
        var median = Board switch
        {
            Board.Kospi => IsLarge ? 0.0018 : 0.0025,
            Board.Konex => 0.0002,
            _ => 0.006,
        };
        return random.LogNormal(IsSpac ? 0.004 : median, 0.7);
    }
}
