using InvestOps.Domain.Market;

namespace InvestOps.Domain.Performance.Books;

/// <summary>What one issue brought over a whole backtest, after its costs.</summary>
/// <param name="Symbol">The issue.</param>
/// <param name="Profit">Sales, dividends after tax, cash in lieu and what is still held, less purchases; shares of a successor count as sold and bought at its close of the day.</param>
/// <param name="Trips">How often it was held.</param>
/// <param name="Sessions">How many sessions it was held.</param>
public sealed record IssueResult(Symbol Symbol, Won Profit, int Trips, int Sessions)
{
    /// <summary>Every issue that was held, the most profitable first, ties in code order.</summary>
    public static IReadOnlyList<IssueResult> Of(IReadOnlyList<RoundTrip> trips)
    {
        ArgumentNullException.ThrowIfNull(trips);
        return
        [
            .. trips.GroupBy(trip => trip.Symbol)
                .Select(issue => new IssueResult(issue.Key, new Won(issue.Sum(trip => trip.Profit.Amount)), issue.Count(), issue.Sum(trip => trip.Sessions)))
                .OrderByDescending(issue => issue.Profit)
                .ThenBy(issue => issue.Symbol),
        ];
    }
}
