using InvestOps.Pipeline.Backtesting;
using InvestOps.Pipeline.Dashboard.SignalLists;
using InvestOps.Pipeline.Quality;
using InvestOps.Pipeline.Runs;

namespace InvestOps.Pipeline.Dashboard.Days;

/// <summary>All that is known of one day.</summary>
public sealed record DayView
{
    public required DateOnly Date { get; init; }

    /// <summary>The key of the holiday's name; null on a session.</summary>
    public string? Closed { get; init; }

    public DateOnly? Previous { get; init; }

    public DateOnly? Next { get; init; }

    public bool IsStored { get; init; }

    /// <summary>Its runs, newest first.</summary>
    public IReadOnlyList<RunRecord> Runs { get; init; } = [];

    /// <summary>Runs that are not shown because there are so many.</summary>
    public int MoreRuns { get; init; }

    public IReadOnlyList<StoredSignals> Signals { get; init; } = [];

    public bool HasReport { get; init; }

    /// <summary>The backtests that this session asked for.</summary>
    public IReadOnlyList<BacktestMessage> Asked { get; init; } = [];

    /// <summary>What was found and held back; null on a day that is no session.</summary>
    public SessionReview? Review { get; init; }

    /// <summary>What of this could not be read, in words.</summary>
    public IReadOnlyList<string> Damages { get; init; } = [];
}
