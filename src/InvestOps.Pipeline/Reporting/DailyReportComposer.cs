using InvestOps.Domain.Calendar;
using InvestOps.Domain.Market;
using InvestOps.Domain.Scanning;
using InvestOps.Pipeline.MarketData;
using InvestOps.Pipeline.Reporting.Daily;
using InvestOps.Pipeline.Reporting.Wording;
using InvestOps.Pipeline.Runs;

namespace InvestOps.Pipeline.Reporting;

/// <summary>Puts the day's report together out of stored market data and the session's scans.</summary>
public sealed class DailyReportComposer(MarketStore market, ReportSettings settings)
{
    private static readonly PanelColumn[] Columns = [PanelColumn.Close, PanelColumn.Volume, PanelColumn.Value, PanelColumn.Adjustment];

    /// <param name="provisionalSource">Whose provisional rows the session is made of; null where they are official.</param>
    public async Task<DailyReport> ComposeAsync(TradingDate date, IReadOnlyList<ScanResult> scans, MarketDescription stored, string? provisionalSource, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(stored);
        var calendar = stored.Calendar;
        var first = calendar.Sessions[Math.Max(0, calendar.IndexOf(date) - MarketFacts.RecentSessions)];
        var panel = await market.LoadAsync(new PanelRequest { From = first.Date, To = date.Date, Described = stored, Columns = Columns, Indices = true }, cancellationToken);
        var window = panel.WindowAt(panel.IndexOf(date));
        var indices = MarketFacts.Indices(window, panel.Indices.Keys);
        var heldBack = await market.ReadHeldBackAsync(date, cancellationToken);
        var gate = await market.ReadJudgementAsync(date, cancellationToken);
        var text = ReportText.In(settings.Language);
        return new DailyReport
        {
            Date = date,
            PreviousSession = calendar.Previous(date),
            Indices = indices,
            Boards = MarketFacts.Boards(window),
            Scans = scans,
            Names = panel.Issues.ToDictionary(issue => issue.Symbol, issue => issue.Name),
            DataNotes = [.. DataNotes.OfStanding(provisionalSource, text), .. DataNotes.Of(panel, stored, heldBack, gate, text)],
            Runs = RunsOf(window, scans, heldBack.Count + (gate?.HeldBack.Count ?? 0), text),
            Language = settings.Language,
        };
    }

    // What each stage gave, in figures that depend on the data alone: the same inputs give the same report. Times are in the ledger.
    private static RunRow[] RunsOf(MarketWindow window, IReadOnlyList<ScanResult> scans, int heldBack, ReportText text)
    {
        var rows = Enumerable.Range(0, window.Issues.Count).Count(window.IsListed);
        return
        [
            new RunRow(StageName.Ingest, RunState.Completed, text.With("result.ingest", ReportNumbers.Count(rows), ReportNumbers.Count(heldBack))),
            new RunRow(StageName.Scan, RunState.Completed, text.With("result.scan", ReportNumbers.Count(scans.Count), ReportNumbers.Count(scans.Sum(scan => scan.TopN.Count)))),
        ];
    }
}
