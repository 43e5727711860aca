using InvestOps.Domain.CorporateActions;
using InvestOps.Domain.Market;
using InvestOps.Pipeline.MarketData;

namespace InvestOps.Pipeline.Quality;

/// <summary>Holds the adjustment of the stored rows against closes that another adjusted. Nothing is stored.</summary>
public sealed class AdjustmentCrossCheck(MarketStore market)
{
    /// <param name="closes">Asks for the other's closes of a range of days.</param>
    /// <exception cref="MarketDataException">The issue has no row in the range.</exception>
    public async Task<AdjustmentComparison> CompareAsync(
        Symbol symbol, DateOnly from, DateOnly to, Func<DateOnly, DateOnly, CancellationToken, Task<IReadOnlyDictionary<DateOnly, double>>> closes, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(closes);
        var panel = await market.LoadAsync(new PanelRequest { From = from, Columns = [.. AdjustedSeries.Columns], Status = true }, cancellationToken);
        var issue = panel.IndexOf(symbol);
        var ours = issue < 0 ? [] : AdjustedSeries.Of(panel.WindowAt(panel.Sessions.Count - 1), issue).Where(bar => bar.Date.Date <= to).ToArray();
        if (Array.TrueForAll(ours, bar => double.IsNaN(bar.Close)))
        {
            throw new MarketDataException(FormattableString.Invariant($"{symbol} has no stored row from {from:yyyy-MM-dd} to {to:yyyy-MM-dd}."));
        }

        var theirs = await closes(ours[0].Date.Date, ours[^1].Date.Date, cancellationToken);
        return AdjustmentComparison.Of(ours, theirs, panel.BoardAt(panel.Sessions.Count - 1, issue));
    }
}
