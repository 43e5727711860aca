using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using InvestOps.Domain.Calendar;
using InvestOps.Domain.Market;
using InvestOps.Pipeline.MarketData.Tables;

namespace InvestOps.Pipeline.MarketData.Panels;

/// <summary>Status flags and market of every row, read from its texts; each file by its own thread: a session is in one file only.</summary>
internal sealed class PanelStatus(PanelShape shape)
{
    private readonly ConcurrentBag<(int Issue, int Session, string Name)> _names = [];

    public IssueStatus[] Flags { get; } = new IssueStatus[shape.Cells];

    public Board[] Boards { get; } = new Board[shape.Cells];

    /// <summary>The names of issues that go by more than one in the range, each with its first session.</summary>
    public Dictionary<int, IReadOnlyList<(int FromSession, string Name)>> Names()
    {
        var names = new Dictionary<int, IReadOnlyList<(int FromSession, string Name)>>();
        foreach (var issue in _names.GroupBy(name => name.Issue))
        {
            var changes = new List<(int FromSession, string Name)>();
            foreach (var (_, session, name) in issue.OrderBy(name => name.Session))
            {
                if (changes.Count == 0 || changes[^1].Name != name)
                {
                    changes.Add((session, name));
                }
            }

            if (changes.Count > 1)
            {
                names.Add(issue.Key, changes);
            }
        }

        return names;
    }

    /// <summary>Marks the sessions on which an issue was administrative by the exchange's lists: rows of KOSPI do not tell.</summary>
    public void Designate(IReadOnlyList<TradingDate> sessions, IReadOnlyDictionary<Symbol, Listing> listed)
    {
        var designated = listed.Values.Where(issue => issue.Administrative is not null).ToDictionary(issue => issue.Symbol, issue => issue.Administrative!);
        for (var position = 0; designated.Count > 0 && position < shape.Issues; position++)
        {
            if (!designated.TryGetValue(CodeTable.Unpack(shape.Codes[position]), out var periods))
            {
                continue;
            }

            for (var session = 0; session < sessions.Count; session++)
            {
                if (periods.Contains(sessions[session].Date))
                {
                    Flags[(session * shape.Issues) + position] |= IssueStatus.Administrative;
                }
            }
        }
    }

    /// <param name="positions">Each row's issue in the panel.</param>
    public void Fill(BarPart part, int[] positions)
    {
        if (!part.HasTexts)
        {
            return;
        }

        var texts = new TextTable();
        var names = part.Read(TextColumn.Name, texts);
        var sections = part.Read(TextColumn.Section, texts);
        var markets = part.Read(TextColumn.Market, texts);
        var boards = Enumerable.Range(0, texts.Count).Select(id => IssueClassifier.BoardOf(texts[id])).ToArray();
        var known = new Dictionary<(int Name, int Section), IssueStatus>();
        var last = new (int Name, int Section, IssueStatus Status)[shape.Issues];
        foreach (var (day, rows) in part.Sessions)
        {
            var session = shape.SessionOf(day) * shape.Issues;
            Scatter(markets.AsSpan(rows), positions.AsSpan(rows), boards, Boards.AsSpan(session, shape.Issues));
            var (start, length) = rows.GetOffsetAndLength(positions.Length);
            for (var row = start; row < start + length; row++)
            {
                ref var recent = ref last[positions[row]];
                if (recent.Name != names[row] || recent.Section != sections[row])
                {
                    NoteName(positions[row], shape.SessionOf(day), recent.Name == names[row] ? null : texts[names[row]]);
                    recent = (names[row], sections[row], Find(known, texts, names[row], sections[row]));
                }

                Flags[session + positions[row]] = recent.Status;
            }
        }
    }

    private void NoteName(int issue, int session, string? name)
    {
        if (name is not null)
        {
            _names.Add((issue, session, name));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // over every row of a cold process's first load
    private static void Scatter(ReadOnlySpan<int> markets, ReadOnlySpan<int> positions, Board[] boards, Span<Board> session)
    {
        for (var i = 0; i < markets.Length; i++)
        {
            session[positions[i]] = boards[markets[i]];
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
