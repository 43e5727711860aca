namespace InvestOps.Domain.Market;

/// <summary>The same row for every session.</summary>
internal sealed class RepeatedRow(double[] row, int sessions) : PanelRows
{
    public override int Sessions => sessions;

    public override int Issues => row.Length;

    public override ReadOnlySpan<double> this[int session] => row;
}
