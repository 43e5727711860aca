using InvestOps.Domain.Market;

namespace InvestOps.Domain.CorporateActions;

/// <summary>Our adjusted closes of an issue beside another's, both in prices of the newest session.</summary>
public sealed record AdjustmentComparison
{
    /// <summary>Sessions on which both have a close.</summary>
    public required int Compared { get; init; }

    /// <summary>Of these, closes at most one won apart: each side rounds for itself.</summary>
    public required int WithinWon { get; init; }

    /// <summary>Of these, closes at most one tick apart, the won included: base prices are rounded to a tick, and factors with them.</summary>
    public required int WithinTick { get; init; }

    /// <summary>Sessions of which only we have a close.</summary>
    public required IReadOnlyList<DateOnly> OnlyOurs { get; init; }

    /// <summary>Days of which only the other has one.</summary>
    public required IReadOnlyList<DateOnly> OnlyTheirs { get; init; }

    /// <summary>Closes further apart than a tick, oldest first.</summary>
    public required IReadOnlyList<AdjustmentDifference> Beyond { get; init; }

    /// <param name="ours">Sessions without a close are left out.</param>
    /// <param name="theirs">Closes by day.</param>
    /// <param name="board">Whose ticks count, at each session's date.</param>
    public static AdjustmentComparison Of(IReadOnlyList<AdjustedBar> ours, IReadOnlyDictionary<DateOnly, double> theirs, Board board)
    {
        ArgumentNullException.ThrowIfNull(ours);
        ArgumentNullException.ThrowIfNull(theirs);
        var closes = ours.Where(bar => !double.IsNaN(bar.Close)).ToDictionary(bar => bar.Date.Date, bar => bar.Close);
        var both = closes.Keys.Where(theirs.ContainsKey).Order().Select(date => new AdjustmentDifference(date, closes[date], theirs[date])).ToArray();
        return new AdjustmentComparison
        {
            Compared = both.Length,
            WithinWon = both.Count(IsWithinWon),
            WithinTick = both.Count(close => IsWithinTick(close, board)),
            OnlyOurs = [.. closes.Keys.Where(date => !theirs.ContainsKey(date)).Order()],
            OnlyTheirs = [.. theirs.Keys.Where(date => !closes.ContainsKey(date)).Order()],
            Beyond = [.. both.Where(close => !IsWithinTick(close, board))],
        };
    }

    private static bool IsWithinWon(AdjustmentDifference close) => Math.Abs(close.Ours - close.Theirs) <= 1;

    private static bool IsWithinTick(AdjustmentDifference close, Board board) =>
        IsWithinWon(close) || Math.Abs(close.Ours - close.Theirs) <= TickSize.Of(board, close.Date, (long)Math.Max(1, Math.Round(close.Theirs)));
}
