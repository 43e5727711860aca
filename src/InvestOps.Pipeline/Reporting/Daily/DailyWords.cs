using InvestOps.Domain.Market;
using InvestOps.Domain.Scanning;
using InvestOps.Pipeline.Reporting.Wording;

namespace InvestOps.Pipeline.Reporting.Daily;

/// <summary>Sentences that the page and the Markdown of a daily report share.</summary>
public sealed class DailyWords
{
    private readonly DailyReport _report;
    private readonly Dictionary<Symbol, string> _names = [];

    public DailyWords(DailyReport report)
    {
        _report = report;
        Text = ReportText.In(report.Language);
        foreach (var exclusion in report.Scans.SelectMany(scan => scan.Exclusions))
        {
            _names[exclusion.Symbol] = exclusion.Name;
        }

        foreach (var signal in report.Scans.SelectMany(scan => scan.HoldCore.Concat(scan.TopN)))
        {
            _names[signal.Symbol] = signal.Name;
        }

        foreach (var (symbol, name) in report.Names)
        {
            _names[symbol] = name;
        }
    }

    public ReportText Text { get; }

    public string Title => Text.With("daily.title", Day);

    /// <summary>The date with its day of the week.</summary>
    public string Day => Text.With("daily.day", _report.Date, Text[$"weekday.{(int)_report.Date.Date.DayOfWeek}"]);

    public string Against => _report.PreviousSession is { } previous ? Text.With("daily.against", previous) : Text["daily.first"];

    /// <summary>The day in one line: indices, then how much the lists changed.</summary>
    public string Summary
    {
        get
        {
            var indices = _report.Indices.Select(index => $"{Printable.From(index.Name)} {ReportNumbers.Number(index.Close, 2)} ({ReportNumbers.Change(index.Change)})");
            var changes = Text.With("daily.changes", _report.Scans.Sum(scan => scan.Entered.Count), _report.Scans.Sum(scan => scan.Left.Count));
            return string.Join(" · ", indices.Append(changes));
        }
    }

    public static bool IsNew(ScanResult scan, Signal signal) => scan.Entered.Contains(signal.Symbol);

    /// <summary>How many issues were scored, and since when changes count.</summary>
    public string Scored(ScanResult scan)
    {
        var scored = Text.With("strategy.scored", ReportNumbers.Count(scan.Scored), ReportNumbers.Count(scan.Exclusions.Count));
        return scan.ChangesSince is { } since
            ? scored + " " + Text.With("strategy.since", since)
            : scored + " " + Text["strategy.noEarlier"];
    }

    public string Issues(IReadOnlyList<Symbol> symbols) =>
        symbols.Count == 0 ? Text["word.none"] : string.Join(", ", symbols.Select(Issue));

    /// <summary>What the market filter says, then the notes.</summary>
    public IEnumerable<string> Remarks(ScanResult scan) => scan.Notes.Prepend(scan.MarketFilter).OfType<Explanation>().Select(Text.Of);

    public string Example(Exclusion exclusion) => $"{Issue(exclusion.Symbol)}: {Printable.From(Text.Of(exclusion.Detail))}";

    private string Issue(Symbol symbol) => _names.TryGetValue(symbol, out var name) ? $"{Printable.From(name)} ({symbol})" : symbol.Code;
}
