namespace InvestOps.Domain.Performance.Inference;

/// <summary>How far measures of one history may be from those of another one that is drawn from the same market.</summary>
public sealed record BootstrapIntervals
{
    /// <summary>0.95: one history in forty lies below, one in forty above.</summary>
    public required double Confidence { get; init; }

    /// <summary>Mean length of the blocks of sessions that were kept together.</summary>
    public required int BlockSessions { get; init; }

    public required int Resamples { get; init; }

    /// <summary>Of the annual Sharpe ratio.</summary>
    public required Interval Sharpe { get; init; }

    /// <summary>Of the maximum drawdown, negative fractions: the low end is the deeper one.</summary>
    public required Interval MaxDrawdown { get; init; }
}
