using InvestOps.Adapters.Sample;
using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Backtesting;
using InvestOps.Pipeline.Dashboard;
using InvestOps.Pipeline.MarketData;
using InvestOps.Pipeline.Reporting.Wording;
using InvestOps.Testing;
using Xunit;

namespace InvestOps.Pages.Tests;

/// <summary>A small operation whose day is done, with two finished backtests and one that waits.</summary>
public sealed class DashboardDay : IAsyncLifetime
{
    /// <summary>In the place of the page of a finished backtest, whose id is not known before.</summary>
    public const string FinishedPage = "(finished)";

    /// <summary>In the place of the page of the backtest that waits.</summary>
    public const string OpenPage = "(waiting)";

    /// <summary>In the place of the comparison of both finished backtests.</summary>
    public const string ComparedPage = "(compared)";

    private readonly SampleMarket _market = SampleMarket.Create(calendar: Some.Calendar, lastSession: new DateOnly(2026, 10, 30), sessions: 250, issues: 100);
    private readonly TestConfigs _configs;
    private readonly TestOperation _operation;
    private readonly InMemoryAssetStore _store = new();

    public DashboardDay()
    {
        _configs = new TestConfigs(_market.HoldCore[0].Symbol.Code);
        _operation = new TestOperation(_configs.Path, _store, _market);
    }

    public async ValueTask InitializeAsync()
    {
        await new MarketStore(_store, Some.Calendar).MergeAsync(SampleHistory.Before(_market, new DateOnly(2026, 10, 29)), progress: null, CancellationToken.None);
        await _operation.RunDayAsync(Some.SessionOn("2026-10-29"), CancellationToken.None);
        await AskAsync("calm", 6);
        await _operation.RunBacktestsAsync(CancellationToken.None);
        await AskAsync("calm", 7);
    }

    /// <param name="address">A path with its query, or one of the names above.</param>
    public async Task<string> HtmlAsync(string address, ReportLanguage language, RefusedForm? refused = null)
    {
        var (path, query) = Real(address).Split('?') is [var before, var after] ? (before, after) : (Real(address), "");
        var values = query.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
        return (await _operation.Pages(language).ReadAsync(new DashboardRequest(path, values) { CanSignOut = true, FormToken = "t", Refused = refused }, CancellationToken.None)).Html;
    }

    public async ValueTask DisposeAsync()
    {
        await _operation.DisposeAsync();
        _configs.Dispose();
    }

    private string Real(string address)
    {
        string[] finished = [.. _store.All.Keys.Where(path => path.Path.StartsWith("backtests/", StringComparison.Ordinal) && path.Path.EndsWith("/manifest.json", StringComparison.Ordinal)).Select(path => path.Path.Split('/')[1])];
        return address switch
        {
            FinishedPage => "backtests/" + finished[0],
            OpenPage => "backtests/" + Path.GetFileNameWithoutExtension(_store.All.Keys.Single(path => path.Path.StartsWith(AssetCatalog.AskedBacktests, StringComparison.Ordinal)).Path),
            ComparedPage => "compare?id=" + string.Join(',', finished),
            _ => address,
        };
    }

    private async Task AskAsync(string strategy, int issues)
    {
        var message = new BacktestMessage { Strategy = strategy, Parameters = new Dictionary<string, string>(StringComparer.Ordinal) { ["sizing.top_n"] = $"{issues}" }, RequestedAt = _operation.Time.GetUtcNow() };
        var settled = await _operation.Get<BacktestRequests>().SettleAsync(message, CancellationToken.None);
        await _operation.Get<RequestBook>().AskAsync(settled, message, CancellationToken.None);
    }
}
