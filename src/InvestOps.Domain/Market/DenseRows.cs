namespace InvestOps.Domain.Market;

/// <summary>Rows of one array.</summary>
internal sealed class DenseRows : PanelRows
{
    private readonly double[] _cells;

    public DenseRows(double[] cells, int issues)
    {
        if (issues == 0 || cells.Length % issues != 0)
        {
            throw new ArgumentException($"{cells.Length} cells make no whole rows of {issues} issues.", nameof(cells));
        }

        _cells = cells;
        Issues = issues;
    }

    public override int Sessions => _cells.Length / Issues;

    public override int Issues { get; }

    public override ReadOnlySpan<double> this[int session] => _cells.AsSpan(session * Issues, Issues);
}
