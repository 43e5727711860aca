namespace InvestOps.Domain.Performance;

/// <summary>How often sessions end higher.</summary>
public static class HitRate
{
    /// <summary>count(r &gt; 0) ÷ count(r ≠ 0). Null where nothing moved.</summary>
    public static double? Of(ReadOnlySpan<double> returns)
    {
        var (up, moved) = (0, 0);
        foreach (var r in returns)
        {
            up += r > 0 ? 1 : 0;
            moved += r is > 0 or < 0 ? 1 : 0;
        }

        return moved > 0 ? (double)up / moved : null;
    }
}
