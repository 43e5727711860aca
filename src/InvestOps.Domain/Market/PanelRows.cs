namespace InvestOps.Domain.Market;

/// <summary>
/// One field of a <see cref="MarketPanel"/>, session by session, each row in issue order. A row may be fetched when it is
/// first looked at; many threads may look at once.
/// </summary>
public abstract class PanelRows
{
    /// <summary>How many sessions there are.</summary>
    public abstract int Sessions { get; }

    /// <summary>How many cells a row has.</summary>
    public abstract int Issues { get; }

    /// <summary>One session's cells.</summary>
    public abstract ReadOnlySpan<double> this[int session] { get; }

    /// <summary>One session's cells for a look that does not come again: rows that are fetched are not kept for it.</summary>
    /// <param name="room">Place for a row, in which the cells may lie.</param>
    public virtual ReadOnlySpan<double> Glance(int session, Span<double> room) => this[session];

    /// <summary>Rows that lie one after the other.</summary>
    /// <param name="cells">Sessions × issues, by session.</param>
    /// <exception cref="ArgumentException">The cells make no whole rows.</exception>
    public static PanelRows Of(double[] cells, int issues)
    {
        ArgumentNullException.ThrowIfNull(cells);
        return issues == 0 && cells.Length == 0 ? new DenseRows(cells, 1) : new DenseRows(cells, issues);
    }

    /// <summary>One row that stands for every session.</summary>
    public static PanelRows Same(double value, int sessions, int issues)
    {
        var row = new double[issues];
        Array.Fill(row, value);
        return new RepeatedRow(row, sessions);
    }
}
