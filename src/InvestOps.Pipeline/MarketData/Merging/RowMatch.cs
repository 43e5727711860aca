using InvestOps.Domain.Market;
using InvestOps.Domain.Quality;
using InvestOps.Pipeline.MarketData.Tables;

namespace InvestOps.Pipeline.MarketData.Merging;

/// <summary>Leaves one row for each date and code: the first. What the others say decides what is counted.</summary>
internal sealed class RowMatch(BarTable table, MergeTally tally)
{
    private static readonly BarColumn[] Numbers = Enum.GetValues<BarColumn>();
    private static readonly TextColumn[] Texts = Enum.GetValues<TextColumn>();
    private readonly SourceAgreement _agreement = new(tally);

    /// <param name="rows">Rows in order of date and code, stored rows before new ones.</param>
    public int[] LeaveOneEach(int[] rows)
    {
        var kept = new int[rows.Length];
        var count = 0;
        foreach (var row in rows)
        {
            if (count > 0 && IsSame(kept[count - 1], row))
            {
                Drop(row, kept[count - 1]);
            }
            else
            {
                kept[count++] = row;
            }
        }

        return kept[..count];
    }

    /// <exception cref="MarketDataException">Sources of the batch contradict each other as raw and adjusted prices do.</exception>
    public void RefuseMixing() => _agreement.RefuseMixing();

    /// <summary>A row of a session that is stored with the same digest.</summary>
    public void AgreesWithStored(int row) => _agreement.AddStored(table, row, differs: false);

    /// <exception cref="MarketDataException">A source's closes differ from the stored ones as those of another adjustment do.</exception>
    public void RefuseOtherScale(PriceBasis basis) => _agreement.RefuseOtherScale(basis);

    private bool IsSame(int first, int second) =>
        table.Days[first] == table.Days[second] && table.CodeIds[first] == table.CodeIds[second];

    private void Drop(int row, int first)
    {
        if (table.Sources[row] == table.Sources[first])
        {
            tally.HoldBack(row, BarFinding.DuplicateRow, first);
            return;
        }

        _agreement.Add(table, row, first);
        if (Agree(row, first))
        {
            tally.AlreadyStored(row);
        }
        else
        {
            tally.HoldBack(row, BarFinding.ConflictsWithStored, first);
        }
    }

    // What only one of the two says is no difference.
    private bool Agree(int row, int first)
    {
        foreach (var number in Numbers)
        {
            var (left, right) = (table.NumberAt(number, row), table.NumberAt(number, first));
            if (left != right && !double.IsNaN(left) && !double.IsNaN(right))
            {
                return false;
            }
        }

        foreach (var text in Texts)
        {
            var (left, right) = (table.TextIdAt(text, row), table.TextIdAt(text, first));
            if (left != right && left != 0 && right != 0)
            {
                return false;
            }
        }

        return true;
    }
}
