using InvestOps.Pipeline.Backtesting;
using InvestOps.Pipeline.Reporting.Comparisons;

namespace InvestOps.Pipeline.Dashboard.Comparing;

/// <summary>Reads the backtests that a query names and puts them side by side.</summary>
internal sealed class CompareReader(ComparisonPublisher publisher)
{
    public async Task<CompareView> ReadAsync(DashboardRequest request, CancellationToken cancellationToken)
    {
        // One more than can be compared is enough to be told so.
        string[] ids = [.. (request.ValueOf("id") ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Take(Comparison.Most + 1)];
        try
        {
            return ids.Length > Comparison.Most ? new CompareView(null, [$"At most {Comparison.Most} backtests can be compared."]) : new CompareView(await publisher.CompareAsync(ids, cancellationToken), []);
        }
        catch (InvalidRequestException exception)
        {
            return new CompareView(null, exception.Reasons);
        }
        catch (InvalidDataException exception)
        {
            return new CompareView(null, [exception.Message]);
        }
    }
}
