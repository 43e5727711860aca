namespace InvestOps.Adapters.Sample;

/// <summary>One issue's rows in columns, from its first session to its last; prices and value in won.</summary>
internal sealed class IssueColumns(int firstSession, int length)
{
    public int FirstSession { get; } = firstSession;

    public int[] Open { get; } = new int[length];

    public int[] High { get; } = new int[length];

    public int[] Low { get; } = new int[length];

    public int[] Close { get; } = new int[length];

    public int[] Base { get; } = new int[length];

    public long[] Volume { get; } = new long[length];

    public long[] Value { get; } = new long[length];

    public long[] Shares { get; } = new long[length];

    /// <returns>The row of a session, or −1 where the issue has none.</returns>
    public int RowOf(int session)
    {
        var row = session - FirstSession;
        return row >= 0 && row < Close.Length ? row : -1;
    }
}
