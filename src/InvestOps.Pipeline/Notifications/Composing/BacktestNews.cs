using InvestOps.Domain.Market;
using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Backtesting;
using InvestOps.Pipeline.Notifications.Outboxes;
using InvestOps.Pipeline.Ports;
using InvestOps.Pipeline.Reporting;
using InvestOps.Pipeline.Reporting.Wording;

namespace InvestOps.Pipeline.Notifications.Composing;

/// <summary>A finished backtest in a few figures, with its picture.</summary>
public sealed class BacktestNews(IAssetStore store, Outbox outbox, ReportSettings report)
{
    /// <returns>Null where there is no such report, or it is told of already.</returns>
    public async Task<Notice?> OfAsync(string id, DateOnly date)
    {
        if (await ProductVersion.OfAsync(store, AssetCatalog.BacktestManifest(id)) is not { } version)
        {
            return null;
        }

        var notice = new Notice { Kind = NoticeKind.BacktestFinished, Severity = NoticeSeverity.Info, Date = date, Subject = id, Title = "", Details = "", Version = version };
        return await outbox.KnowsAsync(notice, CancellationToken.None) || await store.ReadJsonAsync<BacktestDocument>(AssetCatalog.Backtest(id, "result.json"), CancellationToken.None) is not { } result
            ? null
            : Filled(notice, result);
    }

    private Notice Filled(Notice notice, BacktestDocument result)
    {
        var text = ReportText.In(report.Language);
        var performance = result.Performance;
        return notice with
        {
            Title = text.With("notify.backtest.title", result.Strategy),
            Details = text.With("notify.backtest.details", ReportNumbers.Percent(performance.Cagr), ReportNumbers.Percent(performance.MaxDrawdown), ReportNumbers.Number(performance.Sharpe, 2)),
            Sections =
            [
                new NoticeSection(text["notify.backtest.figures"],
                [
                    text.With("notify.backtest.range", FormattableString.Invariant($"{result.From:yyyy-MM-dd}"), FormattableString.Invariant($"{result.To:yyyy-MM-dd}"), ReportNumbers.Exact(new Won(result.Capital))),
                    text.With("notify.backtest.equity", ReportNumbers.Exact(new Won(result.FinalEquity)), ReportNumbers.Change(performance.TotalReturn)),
                    text.With("notify.backtest.benchmark", result.Benchmark, ReportNumbers.Change(performance.BenchmarkTotalReturn)),
                    text.With("notify.backtest.trades", ReportNumbers.Count(result.Trades), ReportNumbers.Percent(performance.Turnover)),
                ]),
            ],
            Link = store.LocationOf(AssetCatalog.Backtest(result.Id, "tearsheet.html")),
            Picture = AssetCatalog.Backtest(result.Id, "tearsheet.png"),
            PictureText = text.With("notify.backtest.picture", result.Strategy),
        };
    }
}
