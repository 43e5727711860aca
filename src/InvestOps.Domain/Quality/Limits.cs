using InvestOps.Domain.Market;

namespace InvestOps.Domain.Quality;

/// <summary>The price limits that a row is held against: those of its base price, date and market, and those of a first day.</summary>
internal static class Limits
{
    /// <returns>Null where the row has no base price, so that nothing is known.</returns>
    public static PriceLimit? Of(DateOnly date, DailyBar bar, IssueMemory? known)
    {
        var basePrice = bar.Close - bar.Change;
        if (!(basePrice >= 1) || basePrice > int.MaxValue)
        {
            return null;
        }

        var board = IssueClassifier.BoardOf(bar.Market) is not Board.Unknown and var said ? said : known?.Board ?? Board.Unknown;
        var limit = known is null
            ? PriceLimit.OfFirstDay(board, date, (long)basePrice, (long)basePrice)
            : PriceLimit.Of(board, date, (long)basePrice);

        // One tick either way: base prices of ex-rights are rounded, and older scales of ticks are known less well.
        return new PriceLimit(limit.Lower - TickSize.Of(board, date, limit.Lower), limit.Upper + TickSize.Of(board, date, limit.Upper));
    }
}
