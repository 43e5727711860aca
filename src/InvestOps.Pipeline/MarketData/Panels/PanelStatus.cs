using InvestOps.Domain.Market;
using InvestOps.Pipeline.MarketData.Tables;

namespace InvestOps.Pipeline.MarketData.Panels;

/// <summary>Status flags of every row, read from its name and section.</summary>
internal static class PanelStatus
{
    public static void Fill(BarPart part, int[] positions, PanelShape shape, IssueStatus[] target)
    {
        if (!part.HasTexts)
        {
            return;
        }

        var texts = new TextTable();
        var names = part.Read(TextColumn.Name, texts);
        var sections = part.Read(TextColumn.Section, texts);
        var known = new Dictionary<(int Name, int Section), IssueStatus>();
        var last = new (int Name, int Section, IssueStatus Status)[shape.Issues];
        foreach (var (day, rows) in part.Sessions)
        {
            var session = shape.SessionOf(day) * shape.Issues;
            var (start, length) = rows.GetOffsetAndLength(positions.Length);
            for (var row = start; row < start + length; row++)
            {
                ref var recent = ref last[positions[row]];
                if (recent.Name != names[row] || recent.Section != sections[row])
                {
                    recent = (names[row], sections[row], Find(known, texts, names[row], sections[row]));
                }

                target[session + positions[row]] = recent.Status;
            }
        }
    }

    private static IssueStatus Find(Dictionary<(int Name, int Section), IssueStatus> known, TextTable texts, int name, int section)
    {
        if (!known.TryGetValue((name, section), out var status))
        {
            status = IssueClassifier.StatusOf(texts[name], texts[section]);
            known.Add((name, section), status);
        }

        return status;
    }
}
