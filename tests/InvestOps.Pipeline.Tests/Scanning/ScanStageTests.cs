using System.Text;
using InvestOps.Domain.Scanning;
using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Reporting.Wording;
using InvestOps.Pipeline.Runs;
using InvestOps.Pipeline.Scanning;
using InvestOps.Pipeline.Tests.Day;
using InvestOps.Testing;
using Microsoft.Extensions.Logging;
using Xunit;

namespace InvestOps.Pipeline.Tests.Scanning;

public sealed class ScanStageTests(SmallMarket market)
{
    private const string Gap = "The session before, 2026-10-29, is not stored";

    [Fact]
    public async Task Issues_with_too_little_history_are_left_out_with_one_INFO_line_and_the_day_is_complete()
    {
        await using var operation = new SmallOperation(market, configs => Replace(configs, "quick", "lookback: 40", "lookback: 247"));

        var reports = await operation.DayAsync(SmallMarket.Thursday);

        Assert.Equal(3, reports.Count(report => report.Outcome is StageOutcome.Completed && report.Key.Stage != StageName.RequestBacktest));
        var quick = Signals(operation, "quick");
        var young = quick.Exclusions.Where(exclusion => exclusion.Reason == ExclusionReason.TooLittleHistory).ToArray();
        Assert.NotEmpty(young);
        Assert.Equal(5, quick.TopN.Count);
        Assert.Empty(quick.TopN.Select(signal => signal.Code).Intersect(young.Select(exclusion => exclusion.Code), StringComparer.Ordinal));
        Assert.Contains((LogLevel.Information, FormattableString.Invariant($"SCAN rc=0 details=2026-10-29 quick: {young.Length} issues left out, too little history elapsed=0ms")), operation.Log.Lines);
        Assert.DoesNotContain(operation.Log.Lines, line => line.Level > LogLevel.Information);
    }

    [Fact]
    public async Task Less_history_than_any_issue_needs_gives_no_signals_and_a_complete_day()
    {
        await using var operation = new SmallOperation(market, configs => Replace(configs, "quick", "lookback: 40", "lookback: 500"));

        var reports = await operation.DayAsync(SmallMarket.Thursday);

        Assert.All(reports, report => Assert.IsType<StageOutcome.Completed>(report.Outcome));
        Assert.Empty(Signals(operation, "quick").TopN);
        Assert.Equal(8, Signals(operation, "calm").TopN.Count);
    }

    [Fact]
    public async Task A_gap_in_the_stored_sessions_is_a_note_in_the_report_and_no_changes_are_counted_over_it()
    {
        await using var operation = new SmallOperation(market);

        var reports = await operation.DayAsync(SmallMarket.Friday);

        Assert.All(reports, report => Assert.IsType<StageOutcome.Completed>(report.Outcome));
        var quick = SignalsOf(operation, AssetCatalog.SignalsJson(SmallMarket.Friday, "quick"));
        Assert.Null(quick.ChangesSince);
        Assert.Contains(Gap, ReportOf(operation), StringComparison.Ordinal);
        await using var whole = new SmallOperation(market);
        await whole.StageAsync(StageName.Ingest, SmallMarket.Thursday);
        await whole.DayAsync(SmallMarket.Friday);
        Assert.DoesNotContain(Gap, ReportOf(whole), StringComparison.Ordinal);
        Assert.Equal(SmallMarket.Thursday.Date, SignalsOf(whole, AssetCatalog.SignalsJson(SmallMarket.Friday, "quick")).ChangesSince);
    }

    [Theory]
    [InlineData("quick")]
    [InlineData("calm")]
    public async Task Stored_signals_read_back_as_they_were_written(string strategy)
    {
        await using var operation = new SmallOperation(market);
        await operation.DayAsync(SmallMarket.Thursday);
        var bytes = operation.Store.All[AssetCatalog.SignalsJson(SmallMarket.Thursday, strategy)];

        var document = AssetJson.Read<SignalsDocument>(bytes);

        Assert.NotEmpty(document.TopN);
        Assert.NotEmpty(document.Exclusions);
        Assert.Single(document.HoldCore);
        Assert.Equal(Encoding.UTF8.GetString(bytes), Encoding.UTF8.GetString(AssetJson.Write(SignalsDocument.From(document.ToResult(Some.Calendar), ReportText.In(ReportLanguage.English)))));
    }

    [Fact]
    public async Task A_hostile_issue_name_is_harmless_in_the_table_and_in_the_report()
    {
        const string Hostile = "=HYPERLINK(\"http://x\",\"<script>alert(1)</script>\")";
        var core = market.Source.HoldCore[0].Symbol;
        await using var operation = new SmallOperation(market, source: new RenamingSource(market.Source, core, Hostile));

        await operation.DayAsync(SmallMarket.Thursday);

        var row = operation.TextOf(AssetCatalog.SignalsCsv(SmallMarket.Thursday, "quick")).Split('\n').Single(line => line.StartsWith("hold_core,", StringComparison.Ordinal));
        Assert.StartsWith($"hold_core,,{core.Code},\"'=HYPERLINK(\"\"http://x\"\",", row, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", operation.TextOf(AssetCatalog.DailyReport(SmallMarket.Thursday, "html")), StringComparison.Ordinal);
    }

    private static SignalsDocument Signals(SmallOperation operation, string strategy) =>
        SignalsOf(operation, AssetCatalog.SignalsJson(SmallMarket.Thursday, strategy));

    private static SignalsDocument SignalsOf(SmallOperation operation, AssetPath path) => AssetJson.Read<SignalsDocument>(operation.Store.All[path]);

    private static string ReportOf(SmallOperation operation) => operation.TextOf(AssetCatalog.DailyReport(SmallMarket.Friday, "json"));

    private static void Replace(TestConfigs configs, string strategy, string from, string to)
    {
        var file = Path.Combine(configs.Path, "strategies", strategy + ".yaml");
        configs.Write($"strategies/{strategy}.yaml", File.ReadAllText(file).Replace(from, to, StringComparison.Ordinal));
    }
}
